import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../../main/contract/correction';
import { pathThrough, placeOnWay } from './arc-points';

const place: fc.Arbitrary<Place> = fc.record({
  xPx: fc.integer({ min: 0, max: 960 }),
  yPx: fc.integer({ min: 0, max: 540 }),
});
const knot = fc.record({ tUnit: fc.integer({ min: 1, max: 63 }).map((step) => step / 64), place });
const path = fc.array(knot, { maxLength: 16 }).map((knots) => {
  const byT = new Map(knots.map((one) => [one.tUnit, one]));
  return [...byT.values()].sort((a, b) => a.tUnit - b.tUnit);
});

test('a path goes through every place that was said of it, and begins and ends at the keys', () => {
  fc.assert(
    fc.property(place, place, path, (place0, place1, knots) => {
      const way = { place0, place1, path: knots };
      for (const { tUnit, place: said } of knots) {
        const at = placeOnWay(way, tUnit);
        expect(Math.hypot(at.xPx - said.xPx, at.yPx - said.yPx)).toBeLessThan(1e-6);
      }
      expect(placeOnWay(way, 0)).toEqual(place0);
      expect(placeOnWay(way, 1)).toEqual(place1);
    }),
  );
});

test('a drag puts one point on the path, rising in t, and never more than a correction may hold', () => {
  fc.assert(
    fc.property(path, knot, (knots, dragged) => {
      const next = pathThrough(knots, dragged.tUnit, dragged.place);
      expect(next.length).toBeLessThanOrEqual(16);
      expect(next.find(({ tUnit }) => tUnit === dragged.tUnit)?.place).toEqual(dragged.place);
      for (const [index, { tUnit }] of next.entries()) expect(tUnit).toBeGreaterThan(next[index - 1]?.tUnit ?? 0);
      // Whatever was said of another t is still said, as long as there is room.
      if (knots.length < 16) {
        const others = knots.filter(({ tUnit }) => tUnit !== dragged.tUnit);
        expect(next).toEqual(expect.arrayContaining(others));
      }
    }),
  );
});
