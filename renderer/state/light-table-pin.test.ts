import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LightTablePin } from '../../main/contract/desk-view';
import type { PointPx } from '../stage/view-transform';
import { paperOfPin, pivotOf, shifted, turned } from './light-table-pin';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const point: fc.Arbitrary<PointPx> = fc.record({ xPx: number(-1000, 1000), yPx: number(-1000, 1000) });
const pin: fc.Arbitrary<LightTablePin> = fc.record({
  celId: fc.constant('A'),
  drawingId: fc.constant('k1'),
  dxPx: number(-300, 300),
  dyPx: number(-300, 300),
  rotationDeg: number(-179, 180),
  opacity01: fc.constant(0.5),
});
const middle = { xPx: 480, yPx: 270 };
const near = (one: PointPx, other: PointPx) =>
  expect(Math.hypot(one.xPx - other.xPx, one.yPx - other.yPx)).toBeLessThan(1e-6);

test('a shifted sheet goes with the hand', () => {
  fc.assert(
    fc.property(pin, point, point, point, (sheet, from, to, drawn) => {
      const before = paperOfPin(sheet, middle, drawn);
      const after = paperOfPin(shifted(sheet, from, to), middle, drawn);
      near(after, { xPx: before.xPx + to.xPx - from.xPx, yPx: before.yPx + to.yPx - from.yPx });
    }),
  );
});

test('a turned sheet leaves its pivot in place and keeps every length', () => {
  fc.assert(
    fc.property(pin, point, point, point, (sheet, from, to, drawn) => {
      const after = turned(sheet, middle, from, to);
      near(pivotOf(after, middle), pivotOf(sheet, middle));
      const reach = (lies: typeof sheet) => {
        const at = paperOfPin(lies, middle, drawn);
        return Math.hypot(at.xPx - pivotOf(lies, middle).xPx, at.yPx - pivotOf(lies, middle).yPx);
      };
      expect(reach(after)).toBeCloseTo(reach(sheet), 6);
    }),
  );
});
