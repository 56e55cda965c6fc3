import { join } from 'node:path';
import type { Obedience } from '../contract/cut';
import type { PaletteStep } from '../contract/drawing-choice';
import { DRAWN_SOURCE_TYPE, GENERATED_SOURCE_TYPE, type Provenance, SIDECAR_NAME } from '../contract/provenance';
import { keptEntries, readEarlierSidecar } from '../export/earlier-sidecar';
import { compareNaturally } from '../ingest/natural-order';
import { placeText } from './output-files';

/** One entry of a sidecar as the command line writes it. */
export interface SidecarDrawing {
  readonly file: string;
  readonly state: 'key' | 'generated';
  /** A key's own file, as it was named to the command. */
  readonly source?: string;
  readonly keys?: readonly { readonly file: string; readonly sha256: string }[];
  readonly t?: number;
  /** What drew it: the drawing beside it may be another model's. */
  readonly model?: Provenance['model'];
  readonly paletteStep?: PaletteStep;
  /** What a person said of it, by id, and whether the drawing obeys. */
  readonly corrections?: readonly { readonly id: string; readonly obeyed: boolean }[];
  readonly sha256: string;
  readonly digitalSourceType: string;
}

export function keyEntry(file: string, source: string, sha256: string): SidecarDrawing {
  return { file, state: 'key', source, sha256, digitalSourceType: DRAWN_SOURCE_TYPE };
}

export function generatedEntry(
  file: string,
  keys: readonly { file: string; sha256: string }[],
  t: number,
  { model, paletteStep }: Pick<Provenance, 'model' | 'paletteStep'>,
  sha256: string,
  obedience: readonly Obedience[] = [],
): SidecarDrawing {
  const corrections = obedience.map(({ correctionId, obeyed }) => ({ id: correctionId, obeyed }));
  return {
    ...{
      file,
      state: 'generated',
      keys: [...keys],
      t,
      model,
      paletteStep,
      sha256,
      digitalSourceType: GENERATED_SOURCE_TYPE,
    },
    ...(corrections.length > 0 && { corrections }),
  };
}

/** @throws NakawariError output-exists when another program's file stands where the sidecar goes */
export async function refuseForeignSidecar(folder: string, label: string): Promise<void> {
  await readEarlierSidecar(folder, `${label}/${SIDECAR_NAME}`);
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
  const earlier = await readEarlierSidecar(folder).catch(() => undefined);
  const kept = earlier ? keptEntries(earlier, fresh) : [];
  const all = [...kept, ...drawings].sort((a, b) => compareNaturally(a.file, b.file));
  const sidecar = { format: 'nakawari-drawings', version: 1, ...provenance, cel, drawings: all };
  await placeText(`${JSON.stringify(sidecar, null, 2)}\n`, path, true);
}
