import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import { DRAWN_SOURCE_TYPE, GENERATED_SOURCE_TYPE, type Provenance, SIDECAR_NAME } from '../contract/provenance';
import { compareNaturally } from '../ingest/natural-order';
import { placeText } from './output-files';

const keySchema = z.object({ file: z.string(), sha256: z.string() });
const drawingSchema = z.discriminatedUnion('state', [
  z.object({
    file: z.string(),
    state: z.literal('key'),
    source: z.string(),
    sha256: z.string(),
    digitalSourceType: z.string(),
  }),
  z.object({
    file: z.string(),
    state: z.literal('generated'),
    keys: z.array(keySchema),
    t: z.number(),
    sha256: z.string(),
    digitalSourceType: z.string(),
  }),
]);
export type SidecarDrawing = z.infer<typeof drawingSchema>;

const sidecarSchema = z.object({
  format: z.literal('nakawari-drawings'),
  version: z.literal(1),
  drawings: z.array(drawingSchema),
});

export function keyEntry(file: string, source: string, sha256: string): SidecarDrawing {
  return { file, state: 'key', source, sha256, digitalSourceType: DRAWN_SOURCE_TYPE };
}

export function generatedEntry(
  file: string,
  keys: readonly { file: string; sha256: string }[],
  t: number,
  sha256: string,
): SidecarDrawing {
  return { file, state: 'generated', keys: [...keys], t, sha256, digitalSourceType: GENERATED_SOURCE_TYPE };
}

/** Null when there is a file of that name that is none of ours. */
async function drawingsBefore(path: string): Promise<SidecarDrawing[] | null> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  try {
    return sidecarSchema.parse(JSON.parse(text)).drawings;
  } catch {
    return null;
  }
}

/** @throws NakawariError output-exists when another program's file stands where the sidecar goes */
export async function refuseForeignSidecar(folder: string, label: string): Promise<void> {
  if ((await drawingsBefore(join(folder, SIDECAR_NAME))) === null) {
    throw new NakawariError('output-exists', { file: `${label}/${SIDECAR_NAME}` });
  }
}

/** Which drawings of a folder are keys and which were generated, by what and from what. Added to what earlier runs wrote there. */
export async function writeSidecar(
  folder: string,
  cel: string | null,
  provenance: Provenance,
  drawings: readonly SidecarDrawing[],
): Promise<void> {
  const path = join(folder, SIDECAR_NAME);
  const fresh = new Set(drawings.map((drawing) => drawing.file));
  const kept = ((await drawingsBefore(path)) ?? []).filter((drawing) => !fresh.has(drawing.file));
  const all = [...kept, ...drawings].sort((a, b) => compareNaturally(a.file, b.file));
  const sidecar = { format: 'nakawari-drawings', version: 1, ...provenance, cel, drawings: all };
  await placeText(`${JSON.stringify(sidecar, null, 2)}\n`, path, true);
}
