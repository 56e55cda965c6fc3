import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingSize } from '../analysis/working-size';
import { offPath } from '../contract/arc-path';
import { ownTimeOf } from '../contract/own-time';
import { carried, shareOfShift } from './carry';
import { emptyGrid } from './grid';
import { guided } from './similarity';

/** Where spots go: along the motion, off it, and among each other. */

const size = workingSize(320, 192, 32);
const unit = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const spot = fc.record({
  x: fc.double({ min: 0, max: 300, noNaN: true }),
  y: fc.double({ min: 0, max: 180, noNaN: true }),
});

test('a spot is carried along the motion of the keys: moved by the flow, from one t to another', () => {
  const flow = emptyGrid(2, 4, size);
  const cells = flow.width * flow.height;
  flow.data.fill(40, 0, cells).fill(-20, cells);
  const there = carried({ x: 120, y: 90 }, 0.25, 0.75, flow);
  expect([there.x, there.y]).toEqual([140, 80]);
});

test('a shift is whole where it was made and nothing at the keys', () => {
  fc.assert(
    fc.property(unit, (tUnit) => {
      expect(shareOfShift(tUnit, tUnit)).toBeCloseTo(1);
      expect(shareOfShift(tUnit, 0) + shareOfShift(tUnit, 1)).toBe(0);
    }),
  );
});

describe('a path', () => {
  const knots = fc
    .uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 5 })
    .chain((ts) => fc.tuple(...ts.sort((a, b) => a - b).map((t) => spot.map((off) => ({ tUnit: t / 20, off })))));

  test('goes through each of its points and leaves both keys where they are', () => {
    fc.assert(
      fc.property(knots, (path) => {
        for (const { tUnit, off } of path) {
          const at = offPath(path, tUnit);
          expect(Math.hypot(at.x - off.x, at.y - off.y)).toBeLessThan(1e-6);
        }
        for (const end of [0, 1]) expect(Math.hypot(...Object.values(offPath(path, end)))).toBeLessThan(1e-6);
      }),
    );
  });

  test('with one point is a parabola: of a bend of 16 in the middle 12 is left at the quarters', () => {
    const path = [{ tUnit: 0.5, off: { x: 0, y: 16 } }];
    expect([offPath(path, 0.25).y, offPath(path, 0.75).y]).toEqual([12, 12]);
  });
});

test('own time is what was said at its points, straight between, and the keys are the keys', () => {
  const timing = {
    ...{ kind: 'timing' as const, of: { part: 'hair_back', region0: null, region1: null } },
    points: [{ tUnit: 0.5, ownUnit: 0.2 }],
  };
  expect([0.25, 0.5, 0.75].map((tUnit) => ownTimeOf(timing, tUnit))).toEqual([0.1, 0.2, 0.6000000000000001]);
  expect(ownTimeOf(timing, 1)).toBe(1);
});

describe('guides beside each other', () => {
  const guides = fc.array(fc.record({ from: spot, to: spot }), { minLength: 1, maxLength: 4 });

  test('take their own spots exactly where they say', () => {
    fc.assert(
      fc.property(guides, (given) => {
        const apart = given.every(({ from }, i) =>
          given.every((other, k) => i === k || Math.hypot(from.x - other.from.x, from.y - other.from.y) > 12),
        );
        if (!apart) return;
        for (const { from, to } of given) {
          const goes = guided(from, given);
          expect(Math.hypot(goes.x - to.x, goes.y - to.y)).toBeLessThan(0.5);
        }
      }),
    );
  });

  test('one alone takes everything along as it goes; two tell a turn', () => {
    const shift = guided({ x: 50, y: 50 }, [{ from: { x: 0, y: 0 }, to: { x: 7, y: -3 } }]);
    expect([shift.x, shift.y]).toEqual([57, 47]);
    const quarterTurn = [
      { from: { x: 100, y: 100 }, to: { x: 100, y: 100 } },
      { from: { x: 140, y: 100 }, to: { x: 100, y: 140 } },
    ];
    const turned = guided({ x: 120, y: 110 }, quarterTurn);
    expect([Math.round(turned.x), Math.round(turned.y)]).toEqual([90, 120]);
  });
});
