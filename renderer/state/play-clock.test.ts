import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameCount, positionAt } from './play-clock';

const range = { firstFrame: 1, lastFrame: 48, loop: false };

test('one second later at 24 fps it is 24 frames later, however slow the machine', () => {
  expect(positionAt(1000, 24, 1, range)).toEqual({ frame: 25, ended: false });
});

test('without loop it stops on the last frame; with loop it goes on from the first', () => {
  expect(positionAt(2000, 24, 1, range)).toEqual({ frame: 48, ended: true });
  expect(positionAt(2000, 24, 1, { ...range, loop: true })).toEqual({ frame: 1, ended: false });
});

test('the frame always lies in the range', () => {
  fc.assert(
    fc.property(fc.nat(1e7), fc.integer({ min: 1, max: 48 }), fc.boolean(), (ms, start, loop) => {
      const { frame } = positionAt(ms, 24, start, { ...range, loop });
      return frame >= 1 && frame <= 48;
    }),
  );
});

test('frames that were passed over or had no picture in time are counted as dropped', () => {
  const count = new FrameCount();
  count.count(0, 0, true);
  count.count(40, 1, true);
  count.count(170, 4, true);
  count.count(210, 5, false);
  expect(count.dropped).toBe(3);
  expect(count.realFps(210, 0)).toBeNull();
  expect(count.realFps(1010, 0)).toBe(2);
});
