import type { Correction } from '../contract/correction';
import {
  CORRECTION_SAMPLES_FILE,
  type CorrectionSample,
  type CorrectionSamples,
  type SampleCorrection,
  type SampleUsage,
} from '../contract/correction-samples';
import { appliedTo } from '../contract/corrections-of';
import type { Cel, Cut, Inbetween, KeyDrawing, RestingSpan } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { StagedFolder } from './staged-folder';

/** A span with corrections, and what goes into the folder for it. */
export interface PlannedSample {
  readonly name: string;
  readonly keys: readonly [KeyDrawing, KeyDrawing];
  readonly approved: readonly { readonly tUnit: number; readonly picture: string }[];
  readonly corrections: readonly SampleCorrection[];
}

/** Corrections that are off, and spans whose keys are generated or gone, are left out. @param celId null: all cels */
export function planSamples(cut: Cut, celId: string | null): PlannedSample[] {
  return cut.cels
    .filter((cel) => celId === null || cel.id === celId)
    .flatMap((cel) => [...cel.spans, ...cel.restingSpans].flatMap((span) => samplesOfSpan(cel, span)));
}

function samplesOfSpan(cel: Cel, span: Pick<RestingSpan, 'id' | 'fromDrawingId' | 'toDrawingId'>): PlannedSample[] {
  const keys = [span.fromDrawingId, span.toDrawingId].map((id) => cel.drawings.find((drawing) => drawing.id === id));
  const [first, second] = keys;
  if (first?.kind !== 'key' || second?.kind !== 'key') return [];
  const inbetweens = cel.drawings.filter(
    (drawing): drawing is Inbetween => drawing.kind === 'inbetween' && drawing.spanId === span.id,
  );
  const corrections = cel.corrections.flatMap((correction) => sampleCorrections(correction, span, inbetweens));
  if (corrections.length === 0) return [];
  const approved = inbetweens.flatMap(({ state, picture, tUnit }) =>
    state === 'approved' && picture !== null ? [{ tUnit, picture }] : [],
  );
  return [{ name: `${cel.name} ${first.number}-${second.number}`, keys: [first, second], approved, corrections }];
}

function sampleCorrections(
  correction: Correction,
  span: Pick<RestingSpan, 'id' | 'fromDrawingId' | 'toDrawingId'>,
  inbetweens: readonly Inbetween[],
): SampleCorrection[] {
  const { id, gesture, target } = correction;
  // A kept region is a picture of the store, and says nothing of the motion.
  if (!correction.on || gesture.kind === 'keep') return [];
  const { id: spanId, fromDrawingId, toDrawingId } = span;
  if (target.kind === 'key') {
    const applied = appliedTo(correction, { drawingId: null, spanId, fromDrawingId, toDrawingId, tUnit: 0.5 });
    return applied ? [{ id, key: applied.key, tUnits: null, gesture }] : [];
  }
  const touched = inbetweens.filter(
    ({ id: drawingId, tUnit }) =>
      appliedTo(correction, { drawingId, spanId, fromDrawingId, toDrawingId, tUnit }) !== undefined,
  );
  const isWhole = target.kind === 'span' && target.spanId === spanId && target.fromUnit === 0 && target.toUnit === 1;
  if (!isWhole && touched.length === 0) return [];
  const tUnits = isWhole ? null : touched.map(({ tUnit }) => tUnit).sort((a, b) => a - b);
  return [{ id, key: null, tUnits, gesture }];
}

export interface SampleOrder {
  readonly cut: Cut;
  readonly usage: SampleUsage;
  readonly outFolder: string;
  readonly overwrite: boolean;
  readonly program: string;
}

export interface SampleSources {
  readonly signal: AbortSignal;
  readKey(key: KeyDrawing): Promise<{ bytes: Uint8Array; sha256: string }>;
  /** Of the store; undefined when it is gone. */
  readPicture(id: string): Promise<Uint8Array | undefined>;
  onProgress(done: number, total: number): void;
}

/**
 * Writes `samples.json`, `keys/` and `drawings/`; all of it or nothing.
 * @throws NakawariError input-invalid (nothing was corrected), output-exists, output-not-writable, disk-full, cancelled, document-changed
 */
export async function writeSamples(
  planned: readonly PlannedSample[],
  order: SampleOrder,
  sources: SampleSources,
): Promise<CorrectionSamples> {
  if (planned.length === 0) throw new NakawariError('input-invalid', { reason: 'no correction is on in this cut' });
  const staged = await StagedFolder.open(order.outFolder, [CORRECTION_SAMPLES_FILE], order.overwrite);
  try {
    const written = new Set<string>();
    const place = async (name: string, bytes: Uint8Array): Promise<string> => {
      if (!written.has(name)) await staged.write(name, bytes);
      written.add(name);
      return name;
    };
    const samples: CorrectionSample[] = [];
    for (const [index, sample] of planned.entries()) {
      if (sources.signal.aborted) throw new NakawariError('cancelled');
      samples.push(await sampleFiles(sample, order.cut, sources, place));
      sources.onProgress(index + 1, planned.length);
    }
    const all: CorrectionSamples = {
      ...{ format: 'nakawari-correction-samples', version: 1, program: order.program, usage: order.usage, samples },
    };
    await staged.write(CORRECTION_SAMPLES_FILE, `${JSON.stringify(all, null, 1)}\n`);
    await staged.commit();
    return all;
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

async function sampleFiles(
  { name, keys, approved, corrections }: PlannedSample,
  { widthPx, heightPx }: Cut,
  { readKey, readPicture }: SampleSources,
  place: (name: string, bytes: Uint8Array) => Promise<string>,
): Promise<CorrectionSample> {
  const placed = async (key: KeyDrawing) => {
    const { bytes, sha256 } = await readKey(key);
    const ending = /\.\w+$/.exec(key.file)?.[0].toLowerCase() ?? '.png';
    return { file: await place(`keys/${sha256.slice(0, 16)}${ending}`, bytes), sha256 };
  };
  const drawings: CorrectionSample['drawings'] = [];
  for (const { tUnit, picture } of approved) {
    const bytes = await readPicture(picture);
    if (bytes) drawings.push({ tUnit, file: await place(`drawings/${picture.slice(0, 16)}.png`, bytes) });
  }
  const pair: CorrectionSample['keys'] = [await placed(keys[0]), await placed(keys[1])];
  return { name, widthPx, heightPx, keys: pair, drawings, corrections: [...corrections] };
}
