import type { Pixels } from '../ingest/decode-picture';

/** A picture as the loops over all of its pixels read it. */
export interface KeySamples {
  readonly rgba: Uint8Array | Uint16Array;
  /** The same memory, one number a pixel, where a pixel is one: colours are compared and copied at once. */
  readonly words: Uint32Array | null;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The largest sample. */
  readonly max: number;
}

export function samplesOf({ rgba }: Pick<Pixels, 'rgba'>, widthPx: number, heightPx: number): KeySamples {
  const isWhole = rgba.BYTES_PER_ELEMENT === 1 && rgba.byteOffset % 4 === 0;
  const words = isWhole ? new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength >> 2) : null;
  return { rgba, words, widthPx, heightPx, max: rgba.BYTES_PER_ELEMENT === 2 ? 65535 : 255 };
}

/** The four pixels around a place, and how near the place is to those at the right and below. */
export interface Taps {
  /** Upper left, upper right, lower left, lower right: pixels counted row by row. */
  readonly at: Int32Array;
  /** To the right and down, 0..1. */
  readonly share: Float64Array;
}

export function newTaps(): Taps {
  return { at: new Int32Array(4), share: new Float64Array(2) };
}

/** @param x and @param y count from pixel centres; they are clamped to the border */
export function setTaps({ at, share }: Taps, { widthPx, heightPx }: KeySamples, x: number, y: number): void {
  const cx = Math.max(0, Math.min(x, widthPx - 1));
  const cy = Math.max(0, Math.min(y, heightPx - 1));
  // Nothing here is below zero: cutting off is rounding down.
  const x0 = cx | 0;
  const y0 = cy | 0;
  const upper = y0 * widthPx + x0;
  const right = x0 + 1 < widthPx ? 1 : 0;
  const lower = y0 + 1 < heightPx ? upper + widthPx : upper;
  at[0] = upper;
  at[1] = upper + right;
  at[2] = lower;
  at[3] = lower + right;
  share[0] = cx - x0;
  share[1] = cy - y0;
}

/** Whether pixels `p` of `a` and `q` of `b` are the same to the last bit. */
export function sameColour(a: KeySamples, p: number, b: KeySamples, q: number): boolean {
  if (a.words && b.words) return a.words[p] === b.words[q];
  const [x, y] = [a.rgba, b.rgba];
  const [i, k] = [p * 4, q * 4];
  return x[i] === y[k] && x[i + 1] === y[k + 1] && x[i + 2] === y[k + 2] && x[i + 3] === y[k + 3];
}

/** The upper left of the four pixels around a place when all of them are of one colour, and then the place is, too; else -1. */
export function areaAt(key: KeySamples, x: number, y: number): number {
  const { words, widthPx, heightPx } = key;
  const cx = Math.max(0, Math.min(x, widthPx - 1));
  const cy = Math.max(0, Math.min(y, heightPx - 1));
  const x0 = cx | 0;
  const y0 = cy | 0;
  const first = y0 * widthPx + x0;
  const right = x0 + 1 < widthPx ? 1 : 0;
  const below = y0 + 1 < heightPx ? widthPx : 0;
  if (words) {
    const colour = words[first];
    const isOne =
      colour === words[first + right] && colour === words[first + below] && colour === words[first + below + right];
    return isOne ? first : -1;
  }
  const isOne =
    sameColour(key, first, key, first + right) &&
    sameColour(key, first, key, first + below) &&
    sameColour(key, first, key, first + below + right);
  return isOne ? first : -1;
}

export function copyColour(from: KeySamples, pixel: number, to: KeySamples, into: number): void {
  if (from.words && to.words) to.words[into] = from.words[pixel] ?? 0;
  else for (let c = 0; c < 4; c += 1) to.rgba[into * 4 + c] = from.rgba[pixel * 4 + c] ?? 0;
}
