import { expect, test } from 'vitest';
import { centreOfDrawing01, positionPercent } from './thumbnail-focus';

/** One row of pixels: transparent, or inked where the text has a mark. */
const row = (marks: string) =>
  Uint8ClampedArray.from([...marks].flatMap((mark) => (mark === '#' ? [0, 0, 0, 255] : [0, 0, 0, 0])));

test('the drawing is found wherever it stands, and an empty cel has its middle', () => {
  expect(centreOfDrawing01(row('........##'), 10)).toBeCloseTo(0.9);
  expect(centreOfDrawing01(row('.##.......'), 10)).toBeCloseTo(0.2);
  expect(centreOfDrawing01(row('..........'), 10)).toBe(0.5);
});

test('a narrow thumbnail shows the drawing, without running over the edge of the picture', () => {
  expect(positionPercent(0.95, 100, 20)).toBe(100);
  expect(positionPercent(0.05, 100, 20)).toBe(0);
  expect(positionPercent(0.5, 100, 20)).toBe(50);
  expect(positionPercent(0.9, 100, 100)).toBe(50);
});
