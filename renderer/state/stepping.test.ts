import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampFrame, stepCel, stepDrawing, stepKey } from './stepping';
import { smallCel, smallCut } from './testing/small-cut';

const cel = smallCel();
const cut = smallCut();

test('next and previous drawing go to the first frame of that drawing', () => {
  expect(stepDrawing(cel, 3, 1)).toBe(5);
  expect(stepDrawing(cel, 4, -1)).toBe(3);
  expect(stepDrawing(cel, 12, 1)).toBe(12);
  expect(stepDrawing(cel, 1, -1)).toBe(1);
});

test('next and previous key pass over the in-betweens', () => {
  expect(stepKey(cel, 1, 1)).toBe(5);
  expect(stepKey(cel, 9, -1)).toBe(5);
});

test('the front cel is above', () => {
  expect(stepCel(cut, 'A', 'above')).toBe('B');
  expect(stepCel(cut, 'B', 'above')).toBe('B');
  expect(stepCel(cut, 'B', 'below')).toBe('A');
});

test('the playhead never leaves the cut, whatever is asked', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (frame) => {
      const clamped = clampFrame(cut, frame);
      return Number.isInteger(clamped) && clamped >= 1 && clamped <= cut.lengthFrames;
    }),
  );
});
