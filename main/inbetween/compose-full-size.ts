import type { KeySamples, Taps } from './key-samples';
import { between } from './map-rows';

/** A key whose share is below this cannot change a 16-bit sample's upper byte; half of all samples are saved so. */
export const NO_SHARE = 1e-4;

/** Colour sums of the pixel at work, premultiplied, 0..max. One array for all pixels: nothing is allocated in the loop. */
export type Sum = Float64Array;

/** Typed arrays read as numbers: every index below is inside by construction (clamped to the picture or the grid). */
function read(samples: Uint8Array | Uint16Array, index: number): number {
  return samples[index] ?? 0;
}

/**
 * Adds one key's premultiplied colour between its taps, weighted, onto `sum`. Taps are premultiplied one by one, so that see-through
 * pixels lend no colour.
 */
export function addSample({ rgba, max }: KeySamples, { at, share }: Taps, weight: number, sum: Sum): void {
  const perMax = 1 / max;
  const below = share[1] ?? 0;
  const right = (share[0] ?? 0) * weight;
  const left = weight - right;
  const p00 = (at[0] ?? 0) * 4;
  const p10 = (at[1] ?? 0) * 4;
  const p01 = (at[2] ?? 0) * 4;
  const p11 = (at[3] ?? 0) * 4;
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

/** Writes `sum` and the residual at (a, b, share) of a row of maps as straight RGBA of pixel `pixel`. */
export function writeSum(
  sum: Sum,
  row: Float32Array,
  a: number,
  b: number,
  share: number,
  { rgba, max }: KeySamples,
  pixel: number,
): void {
  const alpha = Math.min(Math.max((sum[3] ?? 0) + between(row, a + 8, b + 8, share) * max, 0), max);
  const straight = alpha > 0.5 ? max / alpha : 0;
  const at = pixel * 4;
  for (let c = 0; c < 3; c += 1) {
    const premultiplied = Math.max((sum[c] ?? 0) + between(row, a + 5 + c, b + 5 + c, share) * max, 0);
    rgba[at + c] = Math.min(premultiplied * straight, max) + 0.5;
  }
  rgba[at + 3] = alpha + 0.5;
}
