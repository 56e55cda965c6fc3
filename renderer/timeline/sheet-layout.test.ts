import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallCel, smallCut } from '../state/testing/small-cut';
import { cellsInView, frameAtX, framesInView, rulerStep, xOfFrame } from './sheet-layout';

test('what is pointed at is the frame that is drawn there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 3, max: 96, noNaN: true }), (frame, columnPx) => {
      return frameAtX(xOfFrame(frame, columnPx) + columnPx / 2, columnPx, 5000) === frame;
    }),
  );
});

test('a drawing that began before the view is still in it', () => {
  const cells = cellsInView(smallCel(), smallCut(), { first: 11, last: 12 });
  expect(cells.map((cell) => [cell.firstFrame, cell.lastFrame])).toEqual([[9, 12]]);
});

test('of a long cut only what is seen is laid out', () => {
  const range = framesInView(10_000, 1000, 10, 100_000);
  expect(range.last - range.first).toBeLessThan(120);
});

test('numbers of the ruler never run into each other', () => {
  fc.assert(fc.property(fc.double({ min: 3, max: 96, noNaN: true }), (px) => rulerStep(px, 24) * px >= 34));
});
