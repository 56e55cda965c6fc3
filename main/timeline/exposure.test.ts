import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chartOfCount,
  chartOnFrames,
  frameOfInbetween,
  frameOfTick,
  lastFrameOf,
  spanFrames,
  tickOfFrame,
  ticksOfNumbers,
} from './exposure';
import { ratesArbitrary } from './testing-cuts';

const rises = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));

const AT_24 = { rateFps: 24, keyRateFps: 6 };

test('keys numbered 1, 5, 9 stand on ticks in a row: the step between numbers is their common divisor', () => {
  expect(ticksOfNumbers([1, 5, 9])).toEqual([0, 1, 2]);
  expect(ticksOfNumbers([10, 20, 40])).toEqual([0, 1, 3]);
  expect(ticksOfNumbers([7])).toEqual([0]);
  expect(ticksOfNumbers([])).toEqual([]);
});

test('a missing number leaves its time; a jump of more than twelve ticks is a new series and takes one tick', () => {
  expect(ticksOfNumbers([1, 2, 5, 6])).toEqual([0, 1, 4, 5]);
  expect(ticksOfNumbers([1, 2, 14])).toEqual([0, 1, 13]);
  expect(ticksOfNumbers([1, 2, 15])).toEqual([0, 1, 2]);
  expect(ticksOfNumbers([1, 2, 1001, 1002])).toEqual([0, 1, 2, 3]);
});

test('6 keys a second at 24 frames a second: a key every four frames, from frame 1', () => {
  expect([0, 1, 2].map((tick) => frameOfTick(tick, AT_24))).toEqual([1, 5, 9]);
  expect(lastFrameOf({ tick: 2, heldTicks: 1 }, AT_24)).toBe(12);
});

test('a held key holds, and the way to the next key begins with its last tick', () => {
  expect(spanFrames({ tick: 0, heldTicks: 3 }, { tick: 3, heldTicks: 1 }, AT_24)).toEqual({
    startFrame: 9,
    endFrame: 13,
  });
  // Nothing was drawn for two ticks: that gap is to be filled, not held.
  expect(spanFrames({ tick: 1, heldTicks: 1 }, { tick: 4, heldTicks: 1 }, AT_24)).toEqual({
    startFrame: 5,
    endFrame: 17,
  });
});

test('ticks and frames are inverse to each other at every rate, and no two ticks share a frame', () => {
  fc.assert(
    fc.property(ratesArbitrary, fc.integer({ min: 0, max: 5000 }), (rates, tick) => {
      expect(tickOfFrame(frameOfTick(tick, rates), rates)).toBe(tick);
      expect(frameOfTick(tick + 1, rates)).toBeGreaterThan(frameOfTick(tick, rates));
    }),
  );
});

test('on 2s in an interval of four frames there is one in-between, in the middle; on 3s it comes at three quarters', () => {
  expect(chartOnFrames(4, 1)).toEqual([0.25, 0.5, 0.75]);
  expect(chartOnFrames(4, 2)).toEqual([0.5]);
  expect(chartOnFrames(4, 3)).toEqual([0.75]);
  expect(chartOnFrames(4, 4)).toEqual([]);
});

test('every chart rises within 0 and 1 and gives each in-between a frame of its own between the keys', () => {
  const chart = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 59 }))
      .map(([frames, count]) => ({ frames, chart: chartOfCount(frames, count) })),
    fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4 }))
      .map(([frames, each]) => ({ frames, chart: chartOnFrames(frames, each) })),
  );
  fc.assert(
    fc.property(chart, fc.integer({ min: 1, max: 100_000 }), ({ frames, chart: units }, start) => {
      const shown = units.map((tUnit) => frameOfInbetween(tUnit, start, start + frames));
      const withKeys = [start, ...shown, start + frames];
      expect(rises(withKeys)).toBe(true);
      expect(rises([0, ...units, 1])).toBe(true);
    }),
  );
});

test('a count is kept unless there are fewer frames than that between the keys', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 59 }), (frames, count) => {
      expect(chartOfCount(frames, count)).toHaveLength(Math.min(count, frames - 1));
    }),
  );
});
