import type { Place } from '../../../main/contract/correction';

/** A drawing's own pixels as the page reads them: straight RGBA, 8 bit, row by row. */
export interface RasterPixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8ClampedArray | Uint8Array;
}

/** The pixel under a place of the paper; undefined beside it. */
export function pixelAt({ widthPx, heightPx }: Pick<RasterPixels, 'widthPx' | 'heightPx'>, place: Place) {
  const [x, y] = [Math.floor(place.xPx), Math.floor(place.yPx)];
  return x >= 0 && y >= 0 && x < widthPx && y < heightPx ? y * widthPx + x : undefined;
}

/**
 * How unlike two pixels look, 0..255: the largest channel, colours weighed by their opacity, so that what a see-through pixel hides
 * tells nothing.
 */
export function unlike({ rgba }: RasterPixels, a: number, b: number): number {
  const [alphaA, alphaB] = [rgba[a * 4 + 3] ?? 0, rgba[b * 4 + 3] ?? 0];
  let most = Math.abs(alphaA - alphaB);
  for (let c = 0; c < 3; c += 1) {
    const apart = Math.abs((rgba[a * 4 + c] ?? 0) * alphaA - (rgba[b * 4 + c] ?? 0) * alphaB) / 255;
    if (apart > most) most = apart;
  }
  return most;
}

/** How dark a pixel is over white paper, 0 white to 255 black. */
export function inkAt({ rgba }: RasterPixels, pixel: number): number {
  const at = pixel * 4;
  const luma = 0.3 * (rgba[at] ?? 0) + 0.59 * (rgba[at + 1] ?? 0) + 0.11 * (rgba[at + 2] ?? 0);
  return ((255 - luma) * (rgba[at + 3] ?? 0)) / 255;
}

/** Four bytes of a pixel in one; null where the bytes do not lie so. */
function wholePixels({ rgba }: RasterPixels): Uint32Array | null {
  return rgba.byteOffset % 4 === 0 ? new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length >> 2) : null;
}

/** Whether a pixel is unlike this one by less than the tolerance. Pixels of the very same bytes, most of any area, are told at once. */
export function alikeTo(pixels: RasterPixels, seed: number, tolerance: number): (pixel: number) => boolean {
  const whole = wholePixels(pixels);
  if (whole === null) return (pixel) => unlike(pixels, seed, pixel) < tolerance;
  const own = whole[seed];
  return (pixel) => (whole[pixel] === own ? tolerance > 0 : unlike(pixels, seed, pixel) < tolerance);
}
