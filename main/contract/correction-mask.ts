import { z } from 'zod';

/**
 * A region of a drawing as data: a box in pixels of the key drawing, and inside it, row by row from the top left, how many pixels lie
 * outside and inside in turn, beginning with outside (0 when the first pixel is inside). The runs add up to the box. Decimal numbers
 * with one space between them, so that any script can write one; a hand of 200 x 200 px takes about 2 kB.
 */
export const MOST_MASK_CHARACTERS = 1_000_000;
const sidePxSchema = z.int().min(1).max(8192);

export const maskSchema = z.strictObject({
  xPx: z.int().min(0).max(8191),
  yPx: z.int().min(0).max(8191),
  widthPx: sidePxSchema,
  heightPx: sidePxSchema,
  runs: z
    .string()
    .max(MOST_MASK_CHARACTERS)
    .regex(/^\d{1,8}( \d{1,8})*$/),
});
export type Mask = z.infer<typeof maskSchema>;

/** 1 inside, 0 outside, row by row, of the mask's own box. Undefined when the runs do not add up to the box. */
export function maskPixels({ widthPx, heightPx, runs }: Mask): Uint8Array | undefined {
  const pixels = new Uint8Array(widthPx * heightPx);
  let at = 0;
  let inside = 0;
  for (const word of runs.split(' ')) {
    const run = Number(word);
    if (at + run > pixels.length) return undefined;
    if (inside === 1) pixels.fill(1, at, at + run);
    at += run;
    inside = 1 - inside;
  }
  return at === pixels.length ? pixels : undefined;
}

/** Undefined when the runs do not add up to the box. */
export function maskAreaPx(mask: Mask): number | undefined {
  let [sum, area, inside] = [0, 0, 0];
  for (const word of mask.runs.split(' ')) {
    const run = Number(word);
    sum += run;
    area += inside * run;
    inside = 1 - inside;
  }
  return sum === mask.widthPx * mask.heightPx ? area : undefined;
}

/**
 * The smallest mask of what is not 0 in a picture of these sides. Undefined when all is 0.
 * @param pixels row by row
 */
export function maskOfPixels(pixels: Uint8Array, widthPx: number, heightPx: number): Mask | undefined {
  let [left, right, top, bottom] = [widthPx, -1, heightPx, -1];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if (!pixels[y * widthPx + x]) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  const runs: number[] = [];
  let [inside, run] = [0, 0];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const is = pixels[y * widthPx + x] ? 1 : 0;
      if (is !== inside) {
        runs.push(run);
        inside = is;
        run = 0;
      }
      run += 1;
    }
  }
  runs.push(run);
  return { xPx: left, yPx: top, widthPx: right - left + 1, heightPx: bottom - top + 1, runs: runs.join(' ') };
}
