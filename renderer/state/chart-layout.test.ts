import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curvePath, halvesFirst, spreadLabels, tickLengthPx, tickRank } from './chart-layout';

test('the half is the longest tick, quarters and thirds come next, then eighths', () => {
  expect([0.5, 0.25, 0.75, 1 / 3, 2 / 3, 0.125, 0.42].map(tickRank)).toEqual([0, 1, 1, 1, 1, 2, 3]);
  expect(tickLengthPx(0.5)).toBeGreaterThan(tickLengthPx(0.25));
  expect(tickLengthPx(0.25)).toBeGreaterThan(tickLengthPx(0.125));
  expect(tickLengthPx(0.125)).toBeGreaterThan(tickLengthPx(0.42));
});

test('halves are made first: the middle, then the middle of each half', () => {
  expect(halvesFirst([0.25, 0.5, 0.75])).toEqual([1, 0, 2]);
  expect(halvesFirst([1 / 8, 1 / 4, 1 / 2])).toEqual([2, 1, 0]);
});

const places = fc
  .uniqueArray(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { maxLength: 40 })
  .map((all) => all.sort((a, b) => a - b));

test('every drawing has one place in the order, whatever the chart', () => {
  fc.assert(
    fc.property(places, (ts) => {
      expect([...halvesFirst(ts)].sort((a, b) => a - b)).toEqual(ts.map((_, index) => index));
    }),
  );
});

test('labels never lie over each other, stay in order, and stay on the scale where there is room', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 40, max: 400 }), (ts, lengthPx) => {
      const gapPx = 14;
      const placed = spreadLabels(
        ts.map((t) => t * lengthPx),
        gapPx,
        lengthPx,
      );
      for (let index = 1; index < placed.length; index += 1) {
        expect((placed[index] ?? 0) - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(gapPx - 1e-6);
      }
      if ((ts.length - 1) * gapPx <= lengthPx) {
        expect(Math.max(0, ...placed)).toBeLessThanOrEqual(lengthPx + 1e-6);
        expect(Math.min(lengthPx, ...placed)).toBeGreaterThanOrEqual(-1e-6);
      }
    }),
  );
});

test('the curve goes through every point of the chart and says no nonsense', () => {
  const path = curvePath([
    { x: 0, y: 100 },
    { x: 10, y: 60 },
    { x: 20, y: 0 },
  ]);
  expect(path.startsWith('M0 100C')).toBe(true);
  expect(path).toContain(' 10 60');
  expect(path.endsWith(' 20 0')).toBe(true);
  expect(path).not.toMatch(/NaN|Infinity/);
});
