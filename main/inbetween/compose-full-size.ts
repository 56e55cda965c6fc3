import { gridPosition } from '../analysis/enlarge';
import type { Planes } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { Pixels } from '../ingest/decode-picture';

/**
 * What the tween graph found, at half the padded working size: `flowT0`, `flowT1` [2] px of the working picture from the
 * in-between to each key; `blend` [1] the share of key 0, 0..1; `residual` [4] premultiplied RGBA to add, -1..1.
 */
export interface TweenMaps {
  readonly flowT0: Planes;
  readonly flowT1: Planes;
  readonly blend: Planes;
  readonly residual: Planes;
}

export interface CompositionKey {
  readonly pixels: Pixels;
  readonly hasAlpha: boolean;
}

const CHANNELS = 9;
/** A key whose share is below this cannot change a 16-bit sample's upper byte; half of all samples are saved so. */
const NO_SHARE = 1e-4;

/** Reads one row of all maps, between two grid rows, channels interleaved. */
function mapRowReader(maps: TweenMaps): (row: number, scaleY: number, into: Float32Array) => void {
  const { width, height } = maps.blend;
  const planes = [maps.flowT0, maps.flowT1, maps.blend, maps.residual].flatMap((source) =>
    Array.from({ length: source.channels }, (_, c) =>
      source.data.subarray(c * width * height, (c + 1) * width * height),
    ),
  );
  return (row, scaleY, into) => {
    const { at, next, share } = gridPosition(row, scaleY / 2, height);
    planes.forEach((plane, c) => {
      for (let i = 0; i < width; i += 1) {
        const above = plane[at * width + i] ?? 0;
        into[i * CHANNELS + c] = above + ((plane[next * width + i] ?? 0) - above) * share;
      }
    });
  };
}

/**
 * Adds one key's premultiplied colour at (x, y), weighted, onto `sum`. (x, y) counts from pixel centres and is clamped to the
 * border. Taps are premultiplied one by one, so that see-through pixels lend no colour.
 */
function sampler(key: CompositionKey, width: number, height: number, sum: Float64Array) {
  const { rgba } = key.pixels;
  const perMax = 1 / (key.pixels.depthBits === 16 ? 65535 : 255);
  const { hasAlpha } = key;
  const add = (at: number, share: number): void => {
    const alpha = rgba[at + 3] ?? 0;
    const coloured = hasAlpha ? share * alpha * perMax : share;
    sum[0] = (sum[0] ?? 0) + coloured * (rgba[at] ?? 0);
    sum[1] = (sum[1] ?? 0) + coloured * (rgba[at + 1] ?? 0);
    sum[2] = (sum[2] ?? 0) + coloured * (rgba[at + 2] ?? 0);
    sum[3] = (sum[3] ?? 0) + share * alpha;
  };
  return (x: number, y: number, weight: number): void => {
    const cx = Math.max(0, Math.min(x, width - 1));
    const cy = Math.max(0, Math.min(y, height - 1));
    const x0 = Math.floor(cx);
    const y0 = Math.floor(cy);
    const right = (cx - x0) * weight;
    const left = weight - right;
    const below = cy - y0;
    const at = (y0 * width + x0) * 4;
    const aside = x0 + 1 < width ? 4 : 0;
    const down = y0 + 1 < height ? width * 4 : 0;
    add(at, left * (1 - below));
    add(at + aside, right * (1 - below));
    add(at + down, left * below);
    add(at + down + aside, right * below);
  };
}

/**
 * The in-between at the keys' own size and depth, from the keys' own pixels: the tween graph's formula
 * `clamp(blend * warp(key0, flowT0) + (1 - blend) * warp(key1, flowT1) + residual)` with the maps enlarged bilinearly.
 * Rows [rowFrom, rowTo) are written to `out` (straight RGBA, same depth as the keys, whole picture).
 */
export function composeRows(
  key0: CompositionKey,
  key1: CompositionKey,
  maps: TweenMaps,
  size: WorkingSize,
  rows: { readonly from: number; readonly to: number },
  out: Uint8Array | Uint16Array,
): void {
  const { keyWidthPx: width, keyHeightPx: height, scaleX, scaleY } = size;
  const max = key0.pixels.depthBits === 16 ? 65535 : 255;
  const sum = new Float64Array(4);
  const sample0 = sampler(key0, width, height, sum);
  const sample1 = sampler(key1, width, height, sum);
  const readRow = mapRowReader(maps);
  const gridWidth = maps.blend.width;
  const row = new Float32Array(gridWidth * CHANNELS);
  const columns = Array.from({ length: width }, (_, x) => gridPosition(x, scaleX / 2, gridWidth));
  const columnAt = Int32Array.from(columns, (column) => column.at * CHANNELS);
  const columnNext = Int32Array.from(columns, (column) => column.next * CHANNELS);
  const columnShare = Float32Array.from(columns, (column) => column.share);
  for (let y = rows.from; y < rows.to; y += 1) {
    readRow(y, scaleY, row);
    for (let x = 0; x < width; x += 1) {
      const a = columnAt[x] ?? 0;
      const b = columnNext[x] ?? 0;
      const share = columnShare[x] ?? 0;
      const map = (c: number): number => {
        const here = row[a + c] ?? 0;
        return here + ((row[b + c] ?? 0) - here) * share;
      };
      const weight0 = Math.min(Math.max(map(4), 0), 1);
      sum.fill(0);
      if (weight0 > NO_SHARE) sample0(x + map(0) / scaleX, y + map(1) / scaleY, weight0);
      if (weight0 < 1 - NO_SHARE) sample1(x + map(2) / scaleX, y + map(3) / scaleY, 1 - weight0);
      const alpha = Math.min(Math.max((sum[3] ?? 0) + map(8) * max, 0), max);
      const straight = alpha > 0.5 ? max / alpha : 0;
      const at = (y * width + x) * 4;
      for (let c = 0; c < 3; c += 1) {
        const premultiplied = Math.max((sum[c] ?? 0) + map(5 + c) * max, 0);
        out[at + c] = Math.min(premultiplied * straight, max) + 0.5;
      }
      out[at + 3] = alpha + 0.5;
    }
  }
}
