import { expect, test } from 'vitest';
import { type ArcStop, arcsOf } from './stage-arcs';

const stop = (x: number, visibility01: number, isKey = false): ArcStop => ({
  picture: String(x),
  isKey,
  isHere: false,
  keypoints: [
    { name: 'hand', xPx: x, yPx: 0, visibility01 },
    { name: 'tail', xPx: x, yPx: 9, visibility01: 0.1 },
  ],
});

test('the arc of a joint goes from key to key through every in-between that shows it', () => {
  const arcs = arcsOf([stop(0, 1, true), stop(5, 0.6), stop(7, 0.2), stop(10, 1, true)]);
  expect(arcs.map((arc) => arc.name)).toEqual(['hand']);
  expect(arcs[0]?.points.map((point) => [point.xPx, point.isKey])).toEqual([
    [0, true],
    [5, false],
    [10, true],
  ]);
});
