import type { PixelBox } from '../../../../main/contract/lay-over';

/**
 * What the numbers of a drawing look like on the screen, where its file has a colour profile of its own: paint lies in the drawing's numbers, and
 * the stage must not change its colours while somebody paints. A grid of STEPS x STEPS x STEPS colours, three bytes each, red the fastest.
 */
export type ScreenColours = Uint8Array;

/** Grid colours a channel: 17 colours 16 values apart, the last one value short. */
export const STEPS = 17;
const APART = 255 / (STEPS - 1);

const gridValue = (index: number) => Math.round(index * APART);

/** All colours of the grid as a picture, STEPS x STEPS wide and STEPS high: what is decoded of it with a profile is the table. */
export function gridPicture(): {
  readonly rgba: Uint8ClampedArray;
  readonly widthPx: number;
  readonly heightPx: number;
} {
  const rgba = new Uint8ClampedArray(STEPS ** 3 * 4);
  for (let at = 0; at < STEPS ** 3; at += 1) {
    const [red, green, blue] = [at % STEPS, Math.floor(at / STEPS) % STEPS, Math.floor(at / (STEPS * STEPS))];
    rgba.set([gridValue(red), gridValue(green), gridValue(blue), 255], at * 4);
  }
  return { rgba, widthPx: STEPS * STEPS, heightPx: STEPS };
}

/** So little (0..255) nobody sees. */
const SAME = 2;

/** @param shown the grid's picture as it was decoded; null: it looks as its numbers say, so there is nothing to do */
export function screenColours(shown: Uint8ClampedArray): ScreenColours | null {
  const { rgba } = gridPicture();
  const table = new Uint8Array(STEPS ** 3 * 3);
  let isSame = true;
  for (let at = 0; at < STEPS ** 3; at += 1) {
    for (let c = 0; c < 3; c += 1) {
      const value = shown[at * 4 + c] ?? 0;
      table[at * 3 + c] = value;
      if (Math.abs(value - (rgba[at * 4 + c] ?? 0)) > SAME) isSame = false;
    }
  }
  return isSame ? null : table;
}

/** Within the box, as the screen shows it: between the colours of the grid by their distance in each channel. */
export function toScreen(
  table: ScreenColours,
  from: Uint8ClampedArray,
  out: Uint8ClampedArray,
  widthPx: number,
  { left, top, right, bottom }: PixelBox,
): void {
  const whole = [0, 0, 0];
  const part = [0, 0, 0];
  let last = -1;
  let lastAt = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = (y * widthPx + left) * 4; at < (y * widthPx + right) * 4; at += 4) {
      out[at + 3] = from[at + 3] ?? 0;
      const colour = ((from[at] ?? 0) << 16) | ((from[at + 1] ?? 0) << 8) | (from[at + 2] ?? 0);
      // Beside a pixel there is mostly one of its own colour.
      if (colour === last) {
        for (let c = 0; c < 3; c += 1) out[at + c] = out[lastAt + c] ?? 0;
        continue;
      }
      for (let c = 0; c < 3; c += 1) {
        const place = (from[at + c] ?? 0) / APART;
        whole[c] = Math.min(STEPS - 2, Math.floor(place));
        part[c] = place - (whole[c] ?? 0);
      }
      for (let c = 0; c < 3; c += 1) out[at + c] = Math.round(between(table, whole, part, c));
      last = colour;
      lastAt = at;
    }
  }
}

function between(table: ScreenColours, whole: readonly number[], part: readonly number[], c: number): number {
  const [red = 0, green = 0, blue = 0] = whole;
  const [r = 0, g = 0, b = 0] = part;
  const first = (blue * STEPS + green) * STEPS + red;
  let sum = 0;
  for (let corner = 0; corner < 8; corner += 1) {
    const [dr, dg, db] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const share = (dr ? r : 1 - r) * (dg ? g : 1 - g) * (db ? b : 1 - b);
    if (share > 0) sum += share * (table[(first + (db * STEPS + dg) * STEPS + dr) * 3 + c] ?? 0);
  }
  return sum;
}

const HEAD_BYTES = 33;

/** The chunk with a PNG's colour profile; null: it has none. */
export function profileChunk(png: Uint8Array): Uint8Array | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === 'iCCP') return png.subarray(at, at + 12 + length);
    if (type === 'IDAT') return null;
    at += 12 + length;
  }
  return null;
}

/** A PNG without a profile with this one. */
export function withProfile(png: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, HEAD_BYTES));
  out.set(chunk, HEAD_BYTES);
  out.set(png.subarray(HEAD_BYTES), HEAD_BYTES + chunk.length);
  return out;
}
