import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PresentedFrames, positionAt } from './play-clock';

const range = { firstFrame: 1, lastFrame: 48, loop: false };

test('a second of a cut at 24 fps is 24 frames, whatever the screen does', () => {
  expect(positionAt(0, 24, 1, range)).toEqual({ frame: 1, ended: false });
  expect(positionAt(999, 24, 1, range)).toEqual({ frame: 24, ended: false });
  expect(positionAt(1000, 24, 1, range)).toEqual({ frame: 25, ended: false });
});

test('the last frame stands its full time, then playing ends; with loop it goes on from the first', () => {
  expect(positionAt(1999, 24, 1, range)).toEqual({ frame: 48, ended: false });
  expect(positionAt(2000, 24, 1, range)).toEqual({ frame: 48, ended: true });
  expect(positionAt(2000, 24, 1, { ...range, loop: true })).toEqual({ frame: 1, ended: false });
});

test('playing never leaves its range', () => {
  const frame = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(
      frame,
      frame,
      frame,
      fc.boolean(),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (a, b, c, loop, ms) => {
        const [firstFrame, startFrame, lastFrame] = [a, b, c].sort((x, y) => x - y);
        if (firstFrame === undefined || startFrame === undefined || lastFrame === undefined) return;
        const { frame: at } = positionAt(ms, 24, startFrame, { firstFrame, lastFrame, loop });
        expect(at).toBeGreaterThanOrEqual(firstFrame);
        expect(at).toBeLessThanOrEqual(lastFrame);
      },
    ),
  );
});

test('a frame that was never drawn, or never whole, was dropped; one that got its pictures in time was not', () => {
  const frames = new PresentedFrames();
  frames.draw(0, 0, true);
  frames.draw(16, 0, true);
  frames.draw(42, 1, false);
  frames.draw(58, 1, true);
  frames.draw(84, 2, false);
  frames.draw(200, 5, true);
  frames.end(6);
  expect([frames.presented, frames.dropped]).toEqual([3, 3]);
});

test('every frame of a run is either presented or dropped, never both and never forgotten', () => {
  const drawings = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(drawings, fc.integer({ min: 0, max: 5 }), (steps, more) => {
      const frames = new PresentedFrames();
      let at = 0;
      for (const [ahead, isWhole] of steps) {
        at += ahead;
        frames.draw(at * 40, at, isWhole);
      }
      const length = at + 1 + more;
      frames.end(length);
      expect(frames.presented + frames.dropped).toBe(length);
    }),
  );
});
