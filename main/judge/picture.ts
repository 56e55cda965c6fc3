/** A picture as the metrics see it: opaque RGB over white paper, 0..1, three floats a pixel, row by row. */
export interface PaperPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb01: Float32Array;
}

/** One byte a pixel: 1 = the pixel belongs to it. */
export interface Mask {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly on: Uint8Array;
}

/** One float a pixel. */
export interface Plane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly values: Float32Array;
}

/** Lays straight RGBA (0..255) on white paper. */
export function overWhite(rgba: Uint8Array, widthPx: number, heightPx: number): PaperPicture {
  const pixels = widthPx * heightPx;
  if (rgba.length !== pixels * 4) throw new Error(`${rgba.length} samples are not ${widthPx}x${heightPx} RGBA`);
  const rgb01 = new Float32Array(pixels * 3);
  for (let i = 0; i < pixels; i += 1) {
    const alpha = (rgba[i * 4 + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c += 1) rgb01[i * 3 + c] = ((rgba[i * 4 + c] ?? 0) / 255) * alpha + 1 - alpha;
  }
  return { widthPx, heightPx, rgb01 };
}

/** Luma of Rec. 601, as the metrics' papers take it. */
export function greyOf({ widthPx, heightPx, rgb01 }: PaperPicture): Plane {
  const values = new Float32Array(widthPx * heightPx);
  for (let i = 0; i < values.length; i += 1) {
    values[i] = 0.299 * (rgb01[i * 3] ?? 0) + 0.587 * (rgb01[i * 3 + 1] ?? 0) + 0.114 * (rgb01[i * 3 + 2] ?? 0);
  }
  return { widthPx, heightPx, values };
}

export function countOf({ on }: Mask): number {
  let count = 0;
  for (const value of on) count += value;
  return count;
}

/** The metrics compare pixel with pixel; two sizes are a caller's mistake. */
export function assertSameSize(
  a: { widthPx: number; heightPx: number },
  b: { widthPx: number; heightPx: number },
): void {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) {
    throw new Error(`${a.widthPx}x${a.heightPx} cannot be compared with ${b.widthPx}x${b.heightPx}`);
  }
}
