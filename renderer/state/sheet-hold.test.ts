import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampHold, withHold } from './sheet-hold';
import { smallCel } from './testing/small-cut';

const { exposures } = smallCel();
const LENGTH = 12;
const starts = (list: readonly { frame: number }[]) => list.map(({ frame }) => frame);
const drags = fc.record({
  frame: fc.constantFrom(...starts(exposures)),
  frames: fc.integer({ min: -20, max: 60 }),
});

test('ripple moves everything behind the bar, roll only where the next one begins', () => {
  expect(starts(withHold(exposures, LENGTH, { frame: 3, frames: 4, mode: 'ripple' }))).toEqual([1, 3, 7, 9, 11]);
  expect(starts(withHold(exposures, LENGTH, { frame: 3, frames: 3, mode: 'roll' }))).toEqual([1, 3, 6, 7, 9]);
});

test('a bar that rolls never takes the last frame of the next one', () => {
  expect(starts(withHold(exposures, LENGTH, { frame: 3, frames: 40, mode: 'roll' }))).toEqual([1, 3, 6, 7, 9]);
});

test('a shorter last bar leaves nothing behind it', () => {
  expect(withHold(exposures, LENGTH, { frame: 9, frames: 2, mode: 'ripple' }).at(-1)).toEqual({
    frame: 11,
    drawingId: null,
  });
});

test('whatever the hand does, no drawing is lost, none lasts less than a frame, and what lies before stays', () => {
  fc.assert(
    fc.property(drags, fc.constantFrom('ripple' as const, 'roll' as const), ({ frame, frames }, mode) => {
      const wanted = clampHold(exposures, LENGTH, frame, frames, mode);
      const held = withHold(exposures, LENGTH, { frame, frames: wanted, mode });
      const ids = held.map(({ drawingId }) => drawingId).filter((id) => id !== null);
      expect(ids).toEqual(exposures.map(({ drawingId }) => drawingId));
      expect(starts(held)).toEqual(starts(held).toSorted((a, b) => a - b));
      expect(new Set(starts(held)).size).toBe(held.length);
      expect(held.filter((one) => one.frame <= frame)).toEqual(exposures.filter((one) => one.frame <= frame));
    }),
  );
});
