import { expect, test } from 'vitest';
import type { Planes } from '../analysis/planes';
import { workingSize } from '../analysis/working-size';
import { doubtOf } from './doubt';

const size = workingSize(120, 64, 64, 120 * 64);
const [width, height] = [size.paddedWidthPx / 2, size.paddedHeightPx / 2];

function plane(valueAt: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => valueAt(i % width, Math.floor(i / width)));
}
const uncertainty = (valueAt: (x: number, y: number) => number): Planes => ({
  data: plane(valueAt),
  ...{ channels: 1, width, height },
});
/** Two planes: background, and a figure in the columns 10 to 29. */
const parts: Planes = {
  data: Float32Array.from([
    ...plane((x) => (x >= 10 && x < 30 ? 0.1 : 0.9)),
    ...plane((x) => (x >= 10 && x < 30 ? 0.9 : 0.1)),
  ]),
  ...{ channels: 2, width, height },
};

test('the keys of this test are padded, so that padding could be mistaken for figure', () => {
  expect([size.widthPx, size.paddedWidthPx]).toEqual([120, 128]);
});

test('doubt outside the figure does not count', () => {
  const { doubt01 } = doubtOf(
    uncertainty((x) => (x < 10 ? 1 : 0.2)),
    parts,
    size,
  );
  expect(doubt01).toBeCloseTo(0.2, 6);
});

test('one unsure cell is no doubt; an unsure hand is, and is where to look', () => {
  const single = doubtOf(
    uncertainty((x, y) => (x === 20 && y === 5 ? 1 : 0.1)),
    parts,
    size,
  );
  expect(single.doubt01).toBeCloseTo(0.1, 6);
  const hand = doubtOf(
    uncertainty((x, y) => (x >= 18 && x < 26 && y >= 20 && y < 28 ? 0.9 : 0.1)),
    parts,
    size,
  );
  expect(hand.doubt01).toBeCloseTo(0.9, 6);
  expect(hand.lookAt.x01).toBeCloseTo(22 / 60, 1);
  expect(hand.lookAt.y01).toBeCloseTo(24 / 32, 1);
});

test('where no figure is seen the whole picture counts, its padding never', () => {
  const nothing: Planes = { ...parts, data: new Float32Array(parts.data.length).fill(0.5) };
  const { doubt01, lookAt } = doubtOf(
    uncertainty((x) => (x >= 60 ? 1 : 0.3)),
    nothing,
    size,
  );
  expect(doubt01).toBeCloseTo(0.3, 6);
  expect(lookAt.x01).toBeLessThanOrEqual(1);
});
