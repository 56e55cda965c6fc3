import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallCel, smallCut } from '../state/testing/small-cut';
import {
  alongOfFrame,
  cellsInView,
  frameAtAlong,
  framesInView,
  laneAtAcross,
  laneOrder,
  rectOfFrames,
  rulerStep,
  type SheetLayout,
} from './sheet-geometry';

const layoutOf = (upright: boolean, pxPerFrame: number, lengthFrames = 5000): SheetLayout => ({
  upright,
  pxPerFrame,
  lanePx: 40,
  lanes: ['B', 'A'],
  lengthFrames,
  headPx: 136,
  rulerPx: 30,
});
const pxPerFrames = fc.double({ min: 3, max: 96, noNaN: true });

test('what is pointed at is the frame and the cel that are drawn there, lying and upright', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), pxPerFrames, fc.boolean(), fc.nat(1), (frame, px, upright, lane) => {
      const layout = layoutOf(upright, px);
      const rect = rectOfFrames(layout, { first: frame, last: frame }, lane);
      const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
      const [along, across] = upright ? [middle.y, middle.x] : [middle.x, middle.y];
      return frameAtAlong(layout, along) === frame && laneAtAcross(layout, across) === lane;
    }),
  );
});

test('the front cel is the top row; upright the back cel is the left column, as on paper', () => {
  expect(laneOrder(smallCut(), false)).toEqual(['B', 'A']);
  expect(laneOrder(smallCut(), true)).toEqual(['A', 'B']);
});

test('a drawing that began before the view is still in it, and one that ended before is not', () => {
  const cells = cellsInView(smallCel(), 12, { first: 11, last: 12 });
  expect(cells.map((cell) => [cell.firstFrame, cell.lastFrame])).toEqual([[9, 12]]);
});

test('every frame of the view lies in exactly one cell', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }), (first, more) => {
      const range = { first, last: Math.min(12, first + more) };
      const cells = cellsInView(smallCel(), 12, range);
      for (let frame = range.first; frame <= range.last; frame += 1) {
        if (cells.filter((cell) => cell.firstFrame <= frame && frame <= cell.lastFrame).length !== 1) return false;
      }
      return cells.every((cell) => cell.lastFrame >= range.first && cell.firstFrame <= range.last);
    }),
  );
});

test('of a long cut only what is seen is laid out', () => {
  const range = framesInView(layoutOf(false, 10, 100_000), 10_000, 1000);
  expect(range.last - range.first).toBeLessThan(120);
});

test('a place before the first frame or behind the last counts as that frame', () => {
  const layout = layoutOf(false, 10, 12);
  expect(frameAtAlong(layout, 0)).toBe(1);
  expect(frameAtAlong(layout, alongOfFrame(layout, 40))).toBe(12);
});

test('numbers of the ruler never run into each other', () => {
  fc.assert(fc.property(pxPerFrames, (px) => rulerStep(px, 24) * px >= 34));
});
