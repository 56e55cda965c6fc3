import type { TimingPreset } from './cut';

/**
 * The curve behind a timing chart: where the figure is (t) after which share of the time between two keys. Named as animators do:
 * slow-in slows down into the second key (後ヅメ, ticks crowd there), slow-out leaves the first key slowly (先ヅメ).
 */

const CURVES: Record<Exclude<TimingPreset, 'by-hand'>, (share01: number) => number> = {
  even: (share01) => share01,
  // With three in-betweens: 1/8, 1/4, 1/2, the chart an animator gets by halving towards the first key.
  'slow-out': slowOut,
  'slow-in': (share01) => 1 - slowOut(1 - share01),
  'slow-in-out': (share01) => share01 * share01 * (3 - 2 * share01),
  // From rest at a steady acceleration, as something that falls.
  accelerate: (share01) => share01 * share01,
};

function slowOut(share01: number): number {
  return (share01 + share01 ** 5) / 2;
}

/** @param share01 of the frames between the keys. `by-hand` has no curve of its own and is drawn as even. */
export function tOfShare(preset: TimingPreset, share01: number): number {
  return CURVES[preset === 'by-hand' ? 'even' : preset](share01);
}

/** The fractions an animator makes first: halves of halves, and thirds. Simplest first. */
const FRACTIONS = [2, 4, 3, 8].flatMap((denominator) =>
  Array.from({ length: denominator - 1 }, (_, index) => (index + 1) / denominator),
);
const NEAR = 0.02;

/**
 * The t of a drawing that is shown `offsetFrames` after the start of a span of `intervalFrames`, 0 < offset < interval. Rises strictly
 * with the offset. A curve's t is put on a fraction that animators use where one is near; an even chart is exact by itself.
 */
export function tOfFrame(preset: TimingPreset, offsetFrames: number, intervalFrames: number): number {
  const tUnit = tOfShare(preset, offsetFrames / intervalFrames);
  if (preset === 'even' || preset === 'by-hand') return tUnit;
  const fraction = FRACTIONS.find(
    (candidate) => Math.abs(candidate - tUnit) <= NEAR && isOnFrame(preset, candidate, offsetFrames, intervalFrames),
  );
  return fraction ?? tUnit;
}

/** Whether this t is so near to what the curve has on this frame that nobody would draw it anew: a quarter of a frame at most. */
export function isNearFrame(
  preset: TimingPreset,
  tUnit: number,
  offsetFrames: number,
  intervalFrames: number,
): boolean {
  const low = tOfShare(preset, Math.max(0, offsetFrames - 0.25) / intervalFrames);
  const high = tOfShare(preset, Math.min(intervalFrames, offsetFrames + 0.25) / intervalFrames);
  return low <= tUnit && tUnit <= high;
}

/** Whether this t belongs to this frame: it is nearer to it, on the curve, than to the frames beside it. */
export function isOnFrame(preset: TimingPreset, tUnit: number, offsetFrames: number, intervalFrames: number): boolean {
  if (preset === 'even' || preset === 'by-hand') return Math.round(tUnit * intervalFrames) === offsetFrames;
  const low = tOfShare(preset, Math.max(0, offsetFrames - 0.5) / intervalFrames);
  const high = tOfShare(preset, Math.min(intervalFrames, offsetFrames + 0.5) / intervalFrames);
  return low <= tUnit && tUnit < high;
}
