import { readFile } from 'node:fs/promises';
import type { Store } from '../store/store';
import { type Doubt, doubtSchema } from './child-messages';
import type { Recipe } from './recipes';

function recipeOf(drawing: Recipe): Recipe {
  return { ...drawing, part: 'doubt' };
}

/** Kept beside the drawing, so that one that is found again tells what it told when it was made. */
export async function keepDoubt(store: Store, drawing: Recipe, doubt: Doubt): Promise<void> {
  await store.put(recipeOf(drawing), Buffer.from(JSON.stringify(doubt)));
}

/** Null when nothing was kept, as with drawings of an older engine. */
export async function keptDoubt(store: Store, drawing: Recipe): Promise<Doubt | null> {
  const id = store.idOf(recipeOf(drawing));
  if (!(await store.has(id))) return null;
  const text = await readFile(store.pathOf(id), 'utf8').catch(() => 'null');
  return doubtSchema.nullable().catch(null).parse(JSON.parse(text));
}
