import { readFile } from 'node:fs/promises';
import { NakawariError } from '../contract/errors';
import { type NpyArray, readNpz } from './npz';
import type { Mask } from './picture';

/** A field of labels at half the picture's size: value [c][j][i] belongs to the point (2 i + 1, 2 j + 1) of the picture. */
export interface HalfField {
  readonly channels: number;
  readonly widthCells: number;
  readonly heightCells: number;
  readonly values: Float32Array;
}

/** x, y in px of the picture; state 0 = not there, 1 = covered, 2 = seen. */
export interface LabelledPoint {
  readonly xPx: number;
  readonly yPx: number;
  readonly state: number;
}

/** Everything that is true about a rendered case, as `data.testset` writes it. `k` counts the true in-betweens. */
export interface CaseLabels {
  readonly timesUnit: readonly number[];
  /** Key to key in px, of the key that it starts from. */
  readonly flowKeys: readonly [HalfField, HalfField];
  readonly visibleKeys: readonly [HalfField, HalfField];
  readonly partsKeys: readonly [HalfField, HalfField];
  readonly pointsKeys: readonly [readonly LabelledPoint[], readonly LabelledPoint[]];
  /** From the in-between back to key 0 and on to key 1, px. */
  flowT(k: number): readonly [HalfField, HalfField];
  visibleT(k: number): readonly [HalfField, HalfField];
  partsT(k: number): HalfField;
  pointsT(k: number): readonly LabelledPoint[];
  /** How far along its own way each point is. */
  tauT(k: number): HalfField;
}

function field(arrays: ReadonlyMap<string, NpyArray>, name: string, k?: number): HalfField {
  const array = arrays.get(name);
  if (!array) throw new NakawariError('input-invalid', { reason: `labels.npz has no ${name}` });
  const shape = k === undefined ? array.shape : array.shape.slice(1);
  const [heightCells = 0, widthCells = 0] = shape.slice(-2);
  const channels = shape.length === 3 ? (shape[0] ?? 1) : 1;
  const size = channels * heightCells * widthCells;
  const values = array.values.subarray((k ?? 0) * size, ((k ?? 0) + 1) * size);
  if (values.length !== size)
    throw new NakawariError('input-invalid', { reason: `labels.npz: ${name} has no entry ${k}` });
  return { channels, widthCells, heightCells, values };
}

function points(arrays: ReadonlyMap<string, NpyArray>, name: string, k = 0): LabelledPoint[] {
  const array = arrays.get(name);
  if (!array) throw new NakawariError('input-invalid', { reason: `labels.npz has no ${name}` });
  const count = array.shape.at(-2) ?? 0;
  return Array.from({ length: count }, (_, j) => {
    const at = (k * count + j) * 3;
    return { xPx: array.values[at] ?? 0, yPx: array.values[at + 1] ?? 0, state: array.values[at + 2] ?? 0 };
  });
}

/** Undefined when the case has no labels. @throws NakawariError input-invalid */
export async function readLabels(file: string): Promise<CaseLabels | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  const arrays = readNpz(bytes);
  const times = arrays.get('times');
  if (!times) throw new NakawariError('input-invalid', { reason: 'labels.npz has no times' });
  return {
    timesUnit: [...times.values],
    flowKeys: [field(arrays, 'flow01'), field(arrays, 'flow10')],
    visibleKeys: [field(arrays, 'visible01'), field(arrays, 'visible10')],
    partsKeys: [field(arrays, 'parts0'), field(arrays, 'parts1')],
    pointsKeys: [points(arrays, 'keypoints0'), points(arrays, 'keypoints1')],
    flowT: (k) => [field(arrays, 'flow_t0', k), field(arrays, 'flow_t1', k)],
    visibleT: (k) => [field(arrays, 'visible_t0', k), field(arrays, 'visible_t1', k)],
    partsT: (k) => field(arrays, 'parts_t', k),
    pointsT: (k) => points(arrays, 'keypoints_t', k),
    tauT: (k) => field(arrays, 'tau_t', k),
  };
}

/** Length of the whole motion key to key at each cell of the in-between, px. */
export function motionPx([back, on]: readonly [HalfField, HalfField]): Float32Array {
  const cells = back.widthCells * back.heightCells;
  return Float32Array.from({ length: cells }, (_, i) =>
    Math.hypot(
      (on.values[i] ?? 0) - (back.values[i] ?? 0),
      (on.values[cells + i] ?? 0) - (back.values[cells + i] ?? 0),
    ),
  );
}

/** The cells of a half-size field as pixels of the picture. */
export function asPixels(chosen: (cell: number) => boolean, of: HalfField, widthPx: number, heightPx: number): Mask {
  const on = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const row = Math.min(of.heightCells - 1, y >> 1) * of.widthCells;
    for (let x = 0; x < widthPx; x += 1)
      on[y * widthPx + x] = chosen(row + Math.min(of.widthCells - 1, x >> 1)) ? 1 : 0;
  }
  return { widthPx, heightPx, on };
}

/**
 * The t that an animator's chart would give: the median tau of what moves. An eased sample told its plain frame time would punish
 * a drawing that is right on another chart.
 */
export function chartTime(plainUnit: number, tau: HalfField, motion: Float32Array): number {
  const moving = [...tau.values].filter((_, i) => (motion[i] ?? 0) > 1).sort((a, b) => a - b);
  if (moving.length <= 20) return plainUnit;
  const middle = moving.length >> 1;
  const median = moving.length % 2 ? (moving[middle] ?? 0) : ((moving[middle - 1] ?? 0) + (moving[middle] ?? 0)) / 2;
  return Math.min(0.98, Math.max(0.02, median));
}
