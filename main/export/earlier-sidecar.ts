import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import { GENERATED_SOURCE_TYPE, SIDECAR_NAME } from '../contract/provenance';

const earlierSchema = z.looseObject({
  format: z.literal('nakawari-drawings'),
  version: z.literal(1),
  model: z.unknown(),
  paletteStep: z.unknown(),
  drawings: z.array(z.looseObject({ file: z.string() })),
});
export type EarlierSidecar = z.infer<typeof earlierSchema>;

/**
 * What an earlier export wrote into this folder (another cel, the app or the command line): its entries are kept beside the new ones.
 * @param label how the file is named to the person
 * @throws NakawariError output-exists when a file of that name is none of ours
 */
export async function readEarlierSidecar(
  folder: string,
  label: string = SIDECAR_NAME,
): Promise<EarlierSidecar | undefined> {
  const text = await readFile(join(folder, SIDECAR_NAME), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = earlierSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new NakawariError('output-exists', { file: label });
  return parsed.data;
}

/**
 * What an earlier sidecar says of files that are not written anew. An entry that does not name its model was made by the one that the
 * whole sidecar names: it is noted with it, for the sidecar names another one from now on.
 */
export function keptEntries(
  { drawings, ...made }: Pick<EarlierSidecar, 'drawings'> & Partial<EarlierSidecar>,
  fresh: ReadonlySet<string>,
): EarlierSidecar['drawings'] {
  return drawings
    .filter(({ file }) => !fresh.has(file))
    .map((entry) => {
      if (entry.digitalSourceType !== GENERATED_SOURCE_TYPE || entry.model !== undefined || !made.model) return entry;
      return { ...entry, model: made.model, ...(made.paletteStep !== undefined && { paletteStep: made.paletteStep }) };
    });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
