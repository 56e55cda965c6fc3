import type { RgbaPicture } from './read-picture';

/** Adds `share` of the key at (x, y) (px, centres at +0.5, clamped to the border) to premultiplied `sum`. */
export function addSample(
  { rgba, widthPx, heightPx }: RgbaPicture,
  x: number,
  y: number,
  share: number,
  sum: Float64Array,
): void {
  const [left, top] = [Math.min(Math.max(x - 0.5, 0), widthPx - 1), Math.min(Math.max(y - 0.5, 0), heightPx - 1)];
  const [i, j] = [Math.floor(left), Math.floor(top)];
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const weight = share * (dx ? left - i : 1 - left + i) * (dy ? top - j : 1 - top + j);
    if (weight === 0) continue;
    const at = (Math.min(j + dy, heightPx - 1) * widthPx + Math.min(i + dx, widthPx - 1)) * 4;
    const alpha = rgba[at + 3] ?? 0;
    for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (weight * alpha * (rgba[at + c] ?? 0)) / 255;
    sum[3] = (sum[3] ?? 0) + weight * alpha;
  }
}

/** Writes a premultiplied sum as straight RGBA at `at`. */
export function writeSum(sum: Float64Array, rgba: Uint8Array, at: number): void {
  const alpha = sum[3] ?? 0;
  for (let c = 0; c < 3; c += 1) rgba[at + c] = alpha > 0 ? Math.round(((sum[c] ?? 0) * 255) / alpha) : 0;
  rgba[at + 3] = Math.round(alpha);
}
