import type { WorkingSize } from '../analysis/working-size';
import type { Pixels } from '../ingest/decode-picture';
import { between, MAP_CHANNELS, mapColumns, mapRowReader, type TweenMaps } from './map-rows';

/** A key whose share is below this cannot change a 16-bit sample's upper byte; half of all samples are saved so. */
const NO_SHARE = 1e-4;

/** Typed arrays read as numbers: every index below is inside by construction (clamped to the picture or the grid). */
function read(samples: Uint8Array | Uint16Array, index: number): number {
  return samples[index] ?? 0;
}

/** Colour sums of the pixel at work, premultiplied, 0..max. One array for all pixels: nothing is allocated in the loop. */
type Sum = Float64Array;

/**
 * Adds one key's premultiplied colour at (x, y), weighted, onto `sum`. (x, y) counts from pixel centres and is clamped to the
 * border. Taps are premultiplied one by one, so that see-through pixels lend no colour.
 */
function addSample(
  rgba: Uint8Array | Uint16Array,
  width: number,
  height: number,
  perMax: number,
  x: number,
  y: number,
  weight: number,
  sum: Sum,
): void {
  const cx = Math.max(0, Math.min(x, width - 1));
  const cy = Math.max(0, Math.min(y, height - 1));
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const right = (cx - x0) * weight;
  const left = weight - right;
  const below = cy - y0;
  const p00 = (y0 * width + x0) * 4;
  const p10 = x0 + 1 < width ? p00 + 4 : p00;
  const down = y0 + 1 < height ? width * 4 : 0;
  const p01 = p00 + down;
  const p11 = p10 + down;
  const a00 = left * (1 - below) * read(rgba, p00 + 3);
  const a10 = right * (1 - below) * read(rgba, p10 + 3);
  const a01 = left * below * read(rgba, p01 + 3);
  const a11 = right * below * read(rgba, p11 + 3);
  for (let c = 0; c < 3; c += 1) {
    const colour =
      a00 * read(rgba, p00 + c) + a10 * read(rgba, p10 + c) + a01 * read(rgba, p01 + c) + a11 * read(rgba, p11 + c);
    sum[c] = (sum[c] ?? 0) + colour * perMax;
  }
  sum[3] = (sum[3] ?? 0) + a00 + a10 + a01 + a11;
}

/**
 * The in-between at the keys' own size and depth, from the keys' own pixels: the tween graph's formula
 * `clamp(blend * warp(key0, flowT0) + (1 - blend) * warp(key1, flowT1) + residual)` with the maps enlarged bilinearly.
 * Rows [rowFrom, rowTo) are written to `out` (straight RGBA, same depth as the keys, whole picture).
 */
export function composeRows(
  key0: Pixels,
  key1: Pixels,
  maps: TweenMaps,
  size: WorkingSize,
  rows: { readonly from: number; readonly to: number },
  out: Uint8Array | Uint16Array,
): void {
  const { keyWidthPx: width, keyHeightPx: height } = size;
  const [perX, perY] = [1 / size.scaleX, 1 / size.scaleY];
  const [rgba0, rgba1] = [key0.rgba, key1.rgba];
  const max = key0.depthBits === 16 ? 65535 : 255;
  const perMax = 1 / max;
  const readRow = mapRowReader(maps);
  const gridWidth = maps.blend.width;
  const row = new Float32Array(gridWidth * MAP_CHANNELS);
  const columns = mapColumns(width, size.scaleX, gridWidth);
  const sum: Sum = new Float64Array(4);
  for (let y = rows.from; y < rows.to; y += 1) {
    readRow(y, size.scaleY, row);
    for (let x = 0; x < width; x += 1) {
      const a = columns.at[x] ?? 0;
      const b = columns.next[x] ?? 0;
      const share = columns.share[x] ?? 0;
      const weight0 = Math.min(Math.max(between(row, a + 4, b + 4, share), 0), 1);
      sum[0] = 0;
      sum[1] = 0;
      sum[2] = 0;
      sum[3] = 0;
      if (weight0 > NO_SHARE) {
        const flowX = between(row, a, b, share) * perX;
        const flowY = between(row, a + 1, b + 1, share) * perY;
        addSample(rgba0, width, height, perMax, x + flowX, y + flowY, weight0, sum);
      }
      if (weight0 < 1 - NO_SHARE) {
        const flowX = between(row, a + 2, b + 2, share) * perX;
        const flowY = between(row, a + 3, b + 3, share) * perY;
        addSample(rgba1, width, height, perMax, x + flowX, y + flowY, 1 - weight0, sum);
      }
      const alpha = Math.min(Math.max((sum[3] ?? 0) + between(row, a + 8, b + 8, share) * max, 0), max);
      const straight = alpha > 0.5 ? max / alpha : 0;
      const at = (y * width + x) * 4;
      for (let c = 0; c < 3; c += 1) {
        const premultiplied = Math.max((sum[c] ?? 0) + between(row, a + 5 + c, b + 5 + c, share) * max, 0);
        out[at + c] = Math.min(premultiplied * straight, max) + 0.5;
      }
      out[at + 3] = alpha + 0.5;
    }
  }
}
