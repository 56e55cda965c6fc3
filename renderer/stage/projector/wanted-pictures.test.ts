import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CelStrip } from './messages';
import { indexAt, pictureAt, picturesInStrides, picturesSoon } from './wanted-pictures';

const strip: CelStrip = { celId: 'A', frames: [1, 3, 5, 7], pictures: ['p1', 'p3', null, 'p7'] };
const strips = new Map([['A', strip]]);
const scene = {
  layers: [{ celId: 'A', picture: 'p3', opacity01: 1, isStandIn: false }],
  onion: [],
  pins: [],
  fingers: ['f'],
};

test('each frame shows the exposure that covers it', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 40].map((frame) => pictureAt(strip, frame))).toEqual([
    'p1',
    'p1',
    'p3',
    'p3',
    null,
    null,
    'p7',
    'p7',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (frame) => {
      const index = indexAt(strip, frame);
      expect(strip.frames[index]).toBeLessThanOrEqual(frame);
      expect(strip.frames[index + 1] ?? 1000).toBeGreaterThan(frame);
    }),
  );
});

test('what is seen comes first, then the fingers, then what comes next, then what was before', () => {
  expect(picturesSoon(scene, strips, 4, null)).toEqual(['p3', 'f', 'p1', 'p7']);
});

test('a loop keeps its beginning ready before its end is reached', () => {
  const range = { firstFrame: 1, lastFrame: 4, loop: true };
  expect(picturesSoon(scene, strips, 3, range)).toEqual(['p3', 'p1']);
  expect(picturesSoon(scene, strips, 3, { ...range, loop: false })).toEqual(['p3']);
});

test('in strides whole frames are wished for, in the order of their turns, round a loop', () => {
  const range = { firstFrame: 1, lastFrame: 8, loop: true };
  expect(picturesInStrides(scene, strips, 4, 3, range)).toEqual(['p3', 'p7', 'p1']);
  expect(picturesInStrides(scene, strips, 3, 4, { ...range, loop: false })).toEqual(['p3', 'p7']);
});
