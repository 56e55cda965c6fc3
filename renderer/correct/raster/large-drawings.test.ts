import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillingToLines, fillToLines } from './fill-to-lines';
import { atOnce, inSteps } from './in-steps';
import { snappedToLines, snappingToLines } from './snap-to-lines';

/** Drawings of 3840 x 2160 pixels: what a hand asks of them is watched, can be stopped, and is right to the last pixel. */
const [WIDTH, HEIGHT] = [3840, 2160];
const OPTIONS = { gapPx: 4, tolerance: 32 };
const INK = [20, 20, 24, 255] as const;

function paper() {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255);
  const dot = (x: number, y: number) => rgba.set(INK, (y * WIDTH + x) * 4);
  return { pixels: { widthPx: WIDTH, heightPx: HEIGHT, rgba }, dot };
}

/** A frame of a line 2 px wide, with an opening of 3 px. */
function framed() {
  const { pixels, dot } = paper();
  for (let x = 1000; x < 3000; x += 1) for (const y of [500, 501, 1700, 1701]) dot(x, y);
  for (let y = 500; y < 1702; y += 1) {
    for (const x of [1000, 1001, 2998, 2999]) if (x < 2000 || y < 900 || y > 902) dot(x, y);
  }
  return pixels;
}

const countOf = (filled: Uint8Array | null) => filled?.reduce((sum, one) => sum + one, 0) ?? -1;

describe('a drawing of 3840 x 2160', () => {
  test('an empty paper is filled from edge to edge', () => {
    expect(countOf(fillToLines(paper().pixels, { xPx: 1900, yPx: 1000 }, OPTIONS))).toBe(WIDTH * HEIGHT);
  }, 60_000);

  test('a frame with a small opening holds its fill', () => {
    const inner = 1996 * 1198;
    const filled = countOf(fillToLines(framed(), { xPx: 1900, yPx: 1000 }, OPTIONS));
    expect(Math.abs(filled - inner)).toBeLessThan(20);
  }, 60_000);

  test('a region goes to the frame’s line, the rest of the paper does not matter', () => {
    const inside = new Uint8Array(WIDTH * HEIGHT);
    for (let y = 505; y < 1696; y += 1) inside.fill(1, y * WIDTH + 1006, y * WIDTH + 2993);
    const snapped = snappedToLines(framed(), inside, { reachPx: 8 });
    // The line belongs to the region that it bounds.
    expect(Math.abs(countOf(snapped) - 2000 * 1202)).toBeLessThan(200);
  }, 60_000);

  test('it tells how far it is, and stops at once when nobody waits any more', async () => {
    const [stop, told] = [new AbortController(), [] as number[]];
    const onProgress = (done01: number) => {
      told.push(done01);
      if (told.length === 2) stop.abort();
    };
    const steps = fillingToLines(framed(), { xPx: 10, yPx: 10 }, OPTIONS);
    await expect(inSteps(steps, { signal: stop.signal, onProgress })).rejects.toThrow();
    expect(told).toHaveLength(2);
    for (const done01 of told) expect(done01).toBeGreaterThanOrEqual(0);
    for (const done01 of told) expect(done01).toBeLessThanOrEqual(1);
  }, 60_000);
});

test('with breaths or at once, it is the same', async () => {
  const anyPixels = fc.array(fc.constantFrom(255, 255, 255, 20), { minLength: 20 * 14, maxLength: 20 * 14 });
  await fc.assert(
    fc.asyncProperty(anyPixels, fc.nat(19), fc.nat(13), async (greys, x, y) => {
      const rgba = Uint8ClampedArray.from(greys.flatMap((grey) => [grey, grey, grey, 255]));
      const pixels = { widthPx: 20, heightPx: 14, rgba };
      const filled = atOnce(fillingToLines(pixels, { xPx: x, yPx: y }, OPTIONS));
      expect(await inSteps(fillingToLines(pixels, { xPx: x, yPx: y }, OPTIONS))).toEqual(filled);
      if (filled === null) return;
      const snapped = await inSteps(snappingToLines(pixels, filled, { reachPx: 3 }));
      expect(snapped).toEqual(snappedToLines(pixels, filled, { reachPx: 3 }));
    }),
    { numRuns: 40 },
  );
});
