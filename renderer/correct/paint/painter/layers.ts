import type { PixelBox } from '../../../../main/contract/lay-over';

export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** What a person painted, as pixels of the paper. */
export interface Layers {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Straight RGBA. */
  readonly over: Uint8ClampedArray<ArrayBuffer>;
  /** How much of the drawing below is gone. */
  readonly erased: Uint8Array<ArrayBuffer>;
}

export function emptyLayers(widthPx: number, heightPx: number): Layers {
  return {
    widthPx,
    heightPx,
    over: new Uint8ClampedArray(widthPx * heightPx * 4),
    erased: new Uint8Array(widthPx * heightPx),
  };
}

/** The colour laid over one pixel of straight RGBA, `share01` of it. */
export function layColour(over: Uint8ClampedArray, at: number, { red, green, blue }: Rgb, share01: number): void {
  if (share01 === 1 && Number.isInteger(red) && Number.isInteger(green) && Number.isInteger(blue)) {
    over[at] = red;
    over[at + 1] = green;
    over[at + 2] = blue;
    over[at + 3] = 255;
    return;
  }
  const rest = ((over[at + 3] ?? 0) / 255) * (1 - share01);
  const alpha = share01 + rest;
  if (alpha === 0) return;
  over[at] = Math.round((red * share01 + (over[at] ?? 0) * rest) / alpha);
  over[at + 1] = Math.round((green * share01 + (over[at + 1] ?? 0) * rest) / alpha);
  over[at + 2] = Math.round((blue * share01 + (over[at + 2] ?? 0) * rest) / alpha);
  over[at + 3] = Math.round(alpha * 255);
}

/** Takes away `share01` of what is seen at this pixel: of the paint and of what lies below it. */
export function rubOut({ over, erased }: Layers, pixel: number, share01: number): void {
  const at = pixel * 4 + 3;
  over[at] = Math.round((over[at] ?? 0) * (1 - share01));
  if (over[at] === 0) over.fill(0, at - 3, at);
  const before = (erased[pixel] ?? 0) / 255;
  erased[pixel] = Math.round(255 * (before + share01 * (1 - before)));
}

/** Within the box, the layers as they were before the stroke with the stroke on them. */
export function layStroke(
  layers: Layers,
  before: Layers,
  coverage: Uint8Array,
  stroke: { readonly colour: Rgb | null; readonly opacity01: number },
  box: PixelBox,
): void {
  const { widthPx, over, erased } = layers;
  for (let y = box.top; y < box.bottom; y += 1) {
    const [start, end] = [y * widthPx + box.left, y * widthPx + box.right];
    over.set(before.over.subarray(start * 4, end * 4), start * 4);
    erased.set(before.erased.subarray(start, end), start);
    for (let pixel = start; pixel < end; pixel += 1) {
      const share01 = ((coverage[pixel] ?? 0) / 255) * stroke.opacity01;
      if (share01 === 0) continue;
      if (stroke.colour === null) rubOut(layers, pixel, share01);
      else layColour(over, pixel * 4, stroke.colour, share01);
    }
  }
}

export function hasPaint(over: Uint8ClampedArray): boolean {
  for (let at = 3; at < over.length; at += 4) if (over[at] !== 0) return true;
  return false;
}

export function isAnyErased(erased: Uint8Array): boolean {
  // A loop: a callback for each pixel of a large drawing takes ten times as long.
  for (let pixel = 0; pixel < erased.length; pixel += 1) if (erased[pixel] !== 0) return true;
  return false;
}

export function parseColour(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return { red: (number >> 16) & 255, green: (number >> 8) & 255, blue: number & 255 };
}

export function formatColour({ red, green, blue }: Rgb): string {
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
}
