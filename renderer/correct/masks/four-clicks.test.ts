import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extremesOf } from './four-clicks';

const at = (xPx: number, yPx: number) => ({ xPx, yPx });
const [top, left, bottom, right] = [at(50, 10), at(20, 42), at(55, 80), at(90, 38)];

test('four clicks in any order are the top, the left, the bottom and the right', () => {
  const anyOrder = fc.shuffledSubarray([top, left, bottom, right], { minLength: 4 });
  fc.assert(
    fc.property(anyOrder, (clicks) => {
      expect(extremesOf(clicks)).toEqual({ top, left, bottom, right });
    }),
  );
});

test('a slanting part: its highest place is also its furthest right but one', () => {
  const slanting = { top: at(80, 10), left: at(10, 60), bottom: at(22, 82), right: at(88, 25) };
  expect(extremesOf(Object.values(slanting))).toEqual(slanting);
});

test('clicks on one spot, or along one line, or too few, mean nothing', () => {
  expect(extremesOf([top, top, top, top])).toBeNull();
  expect(extremesOf([at(1, 1), at(2, 1), at(1, 2), at(2, 2)])).toBeNull();
  expect(extremesOf([at(10, 50), at(40, 50.5), at(60, 50), at(90, 51)])).toBeNull();
  expect(extremesOf([top, left, bottom])).toBeNull();
});

test('a side that was never clicked is not guessed', () => {
  // Three at the top, one at the bottom left.
  expect(extremesOf([at(40, 10), at(50, 11), at(60, 10), at(20, 80)])).toBeNull();
});

test('what is told always spans all four clicks, nearly', () => {
  const anyClick = fc.record({ xPx: fc.integer({ min: 0, max: 200 }), yPx: fc.integer({ min: 0, max: 200 }) });
  fc.assert(
    fc.property(fc.tuple(anyClick, anyClick, anyClick, anyClick), (clicks) => {
      const told = extremesOf(clicks);
      if (told === null) return;
      expect(told.bottom.yPx - told.top.yPx).toBeGreaterThan(0);
      expect(told.right.xPx - told.left.xPx).toBeGreaterThan(0);
      expect(new Set(Object.values(told)).size).toBe(4);
    }),
  );
});
