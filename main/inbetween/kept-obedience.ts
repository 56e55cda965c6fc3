import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Obedience, obedienceSchema } from '../contract/cut';
import type { Store } from '../store/store';
import type { Recipe } from './recipes';

const linesSchema = z.array(obedienceSchema);

function recipeOf(drawing: Recipe): Recipe {
  return { ...drawing, part: 'obedience' };
}

/**
 * Kept beside the drawing, so that one that is found again tells how well it obeyed. By the order of its corrections: the same may be
 * said under another id.
 */
export async function keepObedience(store: Store, drawing: Recipe, obedience: readonly Obedience[]): Promise<void> {
  if (obedience.length > 0) await store.put(recipeOf(drawing), Buffer.from(JSON.stringify(obedience)));
}

/** @param ids of the corrections, in their order. Empty where nothing was kept. */
export async function keptObedience(store: Store, drawing: Recipe, ids: readonly string[]): Promise<Obedience[]> {
  if (ids.length === 0) return [];
  const id = store.idOf(recipeOf(drawing));
  if (!(await store.has(id))) return [];
  const text = await readFile(store.pathOf(id), 'utf8').catch(() => '[]');
  const lines = linesSchema.catch([]).parse(JSON.parse(text));
  return lines.flatMap((line, index) => {
    const correctionId = ids[index];
    return correctionId === undefined ? [] : [{ ...line, correctionId }];
  });
}
