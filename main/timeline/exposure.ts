/**
 * From numbers in file names to frames of the cut, and from a timing chart to frames. Pure; the desk and the command line share it,
 * so that both lay out the same folder alike.
 *
 * A tick is one step of the keys' own rate (a sixth of a second at 6 keys a second). A frame is one picture of the cut.
 */

export interface Rates {
  /** Frames a second of the cut. */
  readonly rateFps: number;
  /** Ticks a second. Never more than `rateFps`, so that two keys never fall on one frame. */
  readonly keyRateFps: number;
}

/** Keys come at this rate and the cut plays at that one when nobody says otherwise. */
export const DEFAULT_RATES: Rates = { rateFps: 24, keyRateFps: 6 };

/** A gap of more ticks than this is a new series of numbers (say 0100 after 0012), not a hold of that length: it counts as one tick. */
export const LONGEST_GAP_TICKS = 12;

/**
 * The tick of each picture, the first at 0.
 * @param numbers the numbers of ALL pictures of a cel in the folder, rising, held repetitions included: the step between
 *   two numbers is the greatest common divisor of their differences (0001, 0005, 0009 are three ticks in a row).
 */
export function ticksOfNumbers(numbers: readonly number[]): number[] {
  const gaps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? number));
  const step = gaps.reduce(greatestCommonDivisor, 0) || 1;
  let tick = 0;
  return [0, ...gaps.map((gap) => (tick += gap / step > LONGEST_GAP_TICKS ? 1 : gap / step))].slice(0, numbers.length);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The frame (from 1) on which a tick (from 0) begins. */
export function frameOfTick(tick: number, rates: Rates): number {
  return 1 + Math.round((tick * rates.rateFps) / rates.keyRateFps);
}

/** The tick that begins on this frame: the inverse of `frameOfTick`, exact because a tick is never shorter than a frame. */
export function tickOfFrame(frame: number, rates: Rates): number {
  return Math.round(((frame - 1) * rates.keyRateFps) / rates.rateFps);
}

/** Where a key stands in time: `heldTicks` is 1 for a drawing that is simply followed by the next. */
export interface KeyTiming {
  readonly tick: number;
  readonly heldTicks: number;
}

/** The last frame of a cel whose last key stands here. */
export function lastFrameOf(last: KeyTiming, rates: Rates): number {
  return frameOfTick(last.tick + last.heldTicks, rates) - 1;
}

/** The frames between which the way from one key to the next lies: a held key first holds, then gives way in its last tick. */
export function spanFrames(from: KeyTiming, to: KeyTiming, rates: Rates): { startFrame: number; endFrame: number } {
  return { startFrame: frameOfTick(from.tick + from.heldTicks - 1, rates), endFrame: frameOfTick(to.tick, rates) };
}

/**
 * The one place that says how a new span is filled: on 1s where the interval has at most four frames (6 keys a second become 24
 * drawings a second), on 2s where it has more (3 keys a second become 12): what an animator would ask for first.
 */
export function defaultFramesPerDrawing(intervalFrames: number): number {
  return intervalFrames <= 4 ? 1 : 2;
}

/** A timing chart: where each in-between lies, 0 < t < 1, rising. */
export type ChartUnit = readonly number[];

/** On 1s, 2s, 3s: a new drawing every so many frames; what is left over is held by the last one, shorter. */
export function chartOnFrames(intervalFrames: number, framesPerDrawing: number): ChartUnit {
  const count = Math.max(0, Math.ceil(intervalFrames / framesPerDrawing) - 1);
  return Array.from({ length: count }, (_, index) => ((index + 1) * framesPerDrawing) / intervalFrames);
}

/** So many in-betweens, evenly spaced, never more than one a frame. */
export function chartOfCount(intervalFrames: number, count: number): ChartUnit {
  const fitting = Math.max(0, Math.min(count, intervalFrames - 1));
  return Array.from({ length: fitting }, (_, index) => (index + 1) / (fitting + 1));
}

/** The frame on which the in-between at t is shown: the one place where a chart becomes exposures. */
export function frameOfInbetween(tUnit: number, startFrame: number, endFrame: number): number {
  return startFrame + Math.round(tUnit * (endFrame - startFrame));
}
