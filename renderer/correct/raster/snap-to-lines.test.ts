import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RasterPixels } from './pixels';
import { snappedToLines } from './snap-to-lines';

const [WIDTH, HEIGHT] = [80, 80];

/** White paper with a ring of a 2 px line about the middle. */
function ringed(radius: number | null): RasterPixels {
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4).fill(255);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const away = Math.abs(Math.hypot(x + 0.5 - 40, y + 0.5 - 40) - (radius ?? -9));
      if (away <= 1) rgba.set([20, 20, 20, 255], (y * WIDTH + x) * 4);
    }
  }
  return { widthPx: WIDTH, heightPx: HEIGHT, rgba };
}

const disc = (cx: number, cy: number, radius: number) =>
  Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    Math.hypot((at % WIDTH) + 0.5 - cx, Math.floor(at / WIDTH) + 0.5 - cy) <= radius ? 1 : 0,
  );
const area = (inside: Uint8Array) => inside.reduce((sum, one) => sum + one, 0);
const overlap = (a: Uint8Array, b: Uint8Array) => {
  const both = a.reduce((sum, one, at) => sum + (one === 1 && b[at] === 1 ? 1 : 0), 0);
  return both / (area(a) + area(b) - both);
};

describe('snapping to lines', () => {
  test('a region a little too small, too large or shifted comes to lie on the line around it', () => {
    const truth = disc(40, 40, 25);
    for (const rough of [disc(40, 40, 20), disc(40, 40, 28), disc(42, 39, 23)]) {
      const snapped = snappedToLines(ringed(24), rough, { reachPx: 6 });

      expect(overlap(snapped, truth)).toBeGreaterThan(0.97);
      expect(overlap(snapped, truth)).toBeGreaterThan(overlap(rough, truth));
    }
  });

  test('without lines it stays about where it is', () => {
    expect(overlap(snappedToLines(ringed(null), disc(40, 40, 20), { reachPx: 6 }), disc(40, 40, 20))).toBeGreaterThan(
      0.93,
    );
  });

  test('a line further away than the reach does not draw it', () => {
    expect(overlap(snappedToLines(ringed(34), disc(40, 40, 20), { reachPx: 6 }), disc(40, 40, 20))).toBeGreaterThan(
      0.93,
    );
  });

  test('never further than the reach from where it was, and nothing comes from nothing', () => {
    const anyDisc = fc.record({
      x: fc.integer({ min: -10, max: 90 }),
      y: fc.integer({ min: -10, max: 90 }),
      radius: fc.integer({ min: 1, max: 30 }),
      ring: fc.integer({ min: 5, max: 38 }),
    });
    fc.assert(
      fc.property(anyDisc, fc.integer({ min: 1, max: 8 }), ({ x, y, radius, ring }, reachPx) => {
        const before = disc(x, y, radius);
        const after = snappedToLines(ringed(ring), before, { reachPx });
        expect(after).toHaveLength(WIDTH * HEIGHT);
        if (area(before) === 0) expect(area(after)).toBe(0);
        const reached = disc(x, y, radius + reachPx * 1.1 + 1);
        expect(after.every((one, at) => one === 0 || reached[at] === 1)).toBe(true);
        if (area(before) > 0) expect(area(after)).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
