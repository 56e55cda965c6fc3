import type { WorkingSize } from '../analysis/working-size';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import { distance, follow, type Grid, type Spot, sample } from './grid';
import type { Pin } from './pins';
import type { BaseAtT } from './say-at-t';
import { matchesOf } from './say-of-keys';
import type { ThingsBetween } from './things';
import { onItsWay } from './turning-thing';

/** What was asked for and what came: each correction is measured in the drawing that was made, at the place that was corrected. */

/** At the size of the drawing; a drawing seen smaller by the network is forgiven as much more. */
const NEAR_PX = 2;

/** What the network gave in the end; working pixels. */
export interface GivenAtT {
  readonly flowT0: Grid;
  readonly flowT1: Grid;
  /** [1] the share of key 0. */
  readonly blend: Grid;
  readonly parts: Grid;
}

/** Spots that were put somewhere: how far the drawing has them from there, in pixels of the key. */
export function obedienceOfPins(
  pins: readonly Pin[],
  base: Pick<BaseAtT, 'flowT0' | 'flowT1'>,
  given: GivenAtT,
  size: WorkingSize,
): Obedience[] {
  return pins.map((pin) => {
    const isOfKey0 = sample(given.blend, 0, pin.to) >= 0.5;
    const [flow, before, said] = isOfKey0
      ? [given.flowT0, base.flowT0, pin.source0]
      : [given.flowT1, base.flowT1, pin.source1];
    const wanted = said ?? follow(before, pin.from);
    return byDistance(pin.correctionId, distance(follow(flow, pin.to), wanted), size);
  });
}

function byDistance(correctionId: string, workingPx: number, size: WorkingSize): Obedience {
  const value = rounded(workingPx / Math.min(size.scaleX, size.scaleY));
  const near = NEAR_PX * Math.max(1, 1 / size.scaleX);
  return { correctionId, measure: 'distance-px', value, obeyed: value <= near };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Matches of spots between the keys: whether the motion goes from the one to the other. */
export function obedienceOfMatches(
  applied: readonly AppliedCorrection[],
  flow01: Grid,
  atT: { readonly given: GivenAtT; readonly things: ThingsBetween | undefined; readonly tUnit: number },
  size: WorkingSize,
): Obedience[] {
  return matchesOf(applied, size).flatMap(({ correctionIds, spot0, spot1 }) => {
    const between = distance(follow(flow01, spot0), spot1);
    const missed = Math.min(between, missedAtT(spot0, spot1, atT));
    return correctionIds.map((id) => byDistance(id, missed, size));
  });
}

/** In the drawing itself: what it shows where the spot is on its way. Something in front may hide it there. */
function missedAtT(
  spot0: Spot,
  spot1: Spot,
  { given, things, tUnit }: Parameters<typeof obedienceOfMatches>[2],
): number {
  const moved = things?.from0.at(spot0);
  if (!moved) return Number.POSITIVE_INFINITY;
  const there = onItsWay(moved.way, spot0, tUnit);
  return sample(given.blend, 0, there) >= 0.5
    ? distance(follow(given.flowT0, there), spot0)
    : distance(follow(given.flowT1, there), spot1);
}
