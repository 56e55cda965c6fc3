import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laterByOf, ownAt, ownLaterBy, pointsOf, withOwn } from './own-time';

const ticks = [0.25, 0.5, 0.75];

test('the hair follows one drawing later: it is where the rest was one drawing before', () => {
  expect(ownLaterBy(ticks, 1).map(({ ownUnit }) => ownUnit)).toEqual([0, 0.25, 0.5]);
  expect(ownLaterBy(ticks, -1).map(({ ownUnit }) => ownUnit)).toEqual([0.5, 0.75, 1]);
  expect(ownLaterBy(ticks, 0)).toEqual(ticks.map((tUnit) => ({ tUnit, ownUnit: tUnit })));
});

test('what was said is read again as it was said', () => {
  for (const drawings of [-2, -1, 0, 1, 2]) {
    expect(laterByOf(ownAt(pointsOf(ownLaterBy(ticks, drawings)), ticks))).toBe(drawings);
  }
  expect(laterByOf(withOwn(ownLaterBy(ticks, 0), 1, 0.3))).toBeNull();
});

test('time never runs back, whatever is dragged', () => {
  const anyDrag = fc.record({ index: fc.integer({ min: 0, max: 6 }), to: fc.double({ min: -1, max: 2, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(anyDrag, { maxLength: 12 }), fc.integer({ min: -3, max: 3 }), (drags, drawings) => {
      const seven = Array.from({ length: 7 }, (_, i) => (i + 1) / 8);
      const own = drags.reduce((now, { index, to }) => withOwn(now, index, to), ownLaterBy(seven, drawings));
      for (const [index, { ownUnit }] of own.entries()) {
        expect(ownUnit).toBeGreaterThanOrEqual(own[index - 1]?.ownUnit ?? 0);
        expect(ownUnit).toBeLessThanOrEqual(1);
      }
    }),
  );
});
