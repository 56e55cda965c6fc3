import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Store } from '../store/store';
import { type MapsDone, mapsDoneSchema, type WrittenFile } from './child-messages';
import type { Recipe } from './recipes';

/** Maps of one drawing as they are kept: pictures by store id, numbers in pixels of the drawing's own size. */
const keyMapsSchema = mapsDoneSchema
  .omit({ masks: true, flow: true, flowFile: true, occlusion: true, confidence: true })
  .extend({
    masksPng: z.string(),
    /** Colour wheel picture. Null for a last key. */
    flowPng: z.string().nullable(),
    /** Middlebury .flo; only where maps were asked for at the key's size. */
    flowFile: z.string().nullable(),
    /** White where the drawing is seen in both keys, blue in one, red in none. Null for a key. */
    occlusionPng: z.string().nullable(),
    /** Bright where the network is unsure. Null for a key. */
    confidencePng: z.string().nullable(),
  });
export type KeyMaps = z.infer<typeof keyMapsSchema>;
export type DrawingMaps = Omit<KeyMaps, 'flowPng' | 'confidencePng'> & { flowPng: string; confidencePng: string };

function picturesOf(maps: KeyMaps): string[] {
  return [maps.masksPng, maps.flowPng, maps.flowFile, maps.occlusionPng, maps.confidencePng].filter(
    (id) => id !== null,
  );
}

/** What an earlier run kept under this recipe, if all of it is still there. */
export async function keptMaps(store: Store, recipe: Recipe): Promise<KeyMaps | undefined> {
  const id = store.idOf(recipe);
  if (!(await store.has(id))) return undefined;
  const text = await readFile(store.pathOf(id), 'utf8').catch(() => '{}');
  const parsed = keyMapsSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return undefined;
  for (const picture of picturesOf(parsed.data)) if (!(await store.has(picture))) return undefined;
  return parsed.data;
}

/** Takes over what the child wrote. The numbers, which name the pictures, come last. */
export async function keepMaps(store: Store, recipe: Recipe, done: MapsDone): Promise<KeyMaps> {
  const { masks, flow, flowFile, occlusion, confidence, ...numbers } = done;
  const keep = (part: string, file: WrittenFile) => store.commit({ ...recipe, part }, file.path, file);
  const keepIf = async (part: string, file: WrittenFile | null) => (file ? keep(part, file) : null);
  const maps: KeyMaps = {
    ...numbers,
    masksPng: await keep('masks', masks),
    flowPng: await keepIf('flow', flow),
    flowFile: await keepIf('flow-file', flowFile),
    occlusionPng: await keepIf('occlusion', occlusion),
    confidencePng: await keepIf('confidence', confidence),
  };
  await store.put(recipe, Buffer.from(JSON.stringify(maps)));
  return maps;
}
