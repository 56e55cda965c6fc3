import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Correction } from '../contract/correction';
import { correctionListSchema, PAIR_NAMES } from '../contract/correction-file';
import { appliedCorrections, type CorrectedPlace } from '../contract/corrections-of';
import { NakawariError } from '../contract/errors';
import { probePicture } from '../ingest/probe-picture';
import { type PlannedDrawing, type PlannedFolder, type PlannedKey, refuseKeyFolders, tName } from './plan';
import { refuseSenseless } from './read-corrections';

/** Two keys and where to draw between them, as given on the command line or on a line of a pairs file. */
export interface Pair {
  readonly key0: string;
  readonly key1: string;
  readonly t: readonly number[];
  readonly out: string;
  /** In the document's own schema; the keys are called `key0` and `key1`, the span between them `pair`. */
  readonly corrections: readonly Correction[];
}

const pairLineSchema = z.strictObject({
  key0: z.string().min(1),
  key1: z.string().min(1),
  t: z.array(z.number().min(0).max(1)).min(1),
  out: z.string().min(1),
  corrections: correctionListSchema.default([]),
});

/** @throws NakawariError usage with the number of the line at fault; picture-missing when the file is not there */
export async function readPairsFile(file: string): Promise<Pair[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new NakawariError('usage', { reason: `--pairs: ${file} cannot be read` }, { cause });
  });
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const pairs = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [pairLineSchema.parse(JSON.parse(line))];
    } catch (cause) {
      const shape = '{"key0":"A.png","key1":"B.png","t":[0.5],"out":"DIR"}';
      throw new NakawariError('usage', { reason: `${file}, line ${index + 1}: not ${shape}` }, { cause });
    }
  });
  if (pairs.length === 0) throw new NakawariError('usage', { reason: `--pairs: ${file} holds no pair` });
  return pairs;
}

/** The files a pair gives. The keys themselves are looked at later, so that one bad pair does not stop the others. */
export async function planPair(pair: Pair, keys: readonly [PlannedKey, PlannedKey]): Promise<PlannedFolder> {
  const folder = resolve(pair.out);
  await refuseKeyFolders(
    folder,
    keys.map((key) => dirname(key.path)),
    { andBelow: false, label: pair.out },
  );
  const ts = [...new Set(pair.t.map((t) => Math.round(t * 1e6) / 1e6))].sort((a, b) => a - b);
  const [key0, key1] = keys;
  const drawings = ts.map((tUnit): PlannedDrawing => {
    const base = join(folder, tName(tUnit));
    const at = { file: `${base}.png`, mapsBase: base };
    // At the ends of the way stand the keys themselves.
    if (tUnit === 0) return { ...at, state: 'key', key: key0, next: key1 };
    if (tUnit === 1) return { ...at, state: 'key', key: key1, next: undefined };
    const corrections = appliedCorrections(pair.corrections, placeInPair(tUnit));
    return { ...at, state: 'generated', key0, key1, tUnit, corrections };
  });
  return { folder, cel: null, drawings };
}

function placeInPair(tUnit: number): CorrectedPlace {
  return { ...PAIR_NAMES, drawingId: null, tUnit };
}

/** @throws NakawariError correction- codes; picture- codes for a first key that is no picture */
export async function refuseSenselessInPair({ key0, t, corrections }: Pair): Promise<void> {
  if (corrections.length === 0) return;
  const { facts } = await probePicture(resolve(key0), key0);
  refuseSenseless(corrections, facts, t.map(placeInPair));
}

/** A key's place without looking at it. */
export function unseenKey(typed: string): PlannedKey {
  return { path: resolve(typed), label: typed, sha256: '', isPng: false };
}

/** @throws NakawariError every picture- code */
export async function seenKey(key: PlannedKey): Promise<PlannedKey> {
  const { facts } = await probePicture(key.path, key.label);
  return { ...key, sha256: facts.sha256, isPng: facts.format === 'png' };
}
