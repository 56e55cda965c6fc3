import type { WorkingSize } from '../analysis/working-size';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import { distance, eachCell, follow, type Grid, type Spot, sample } from './grid';
import { sharesOf } from './mask-shares';
import { indexOfPart } from './part-masks';
import type { Pin } from './pins';
import type { BaseAtT } from './say-at-t';
import { type Anatomy, matchesOf } from './say-of-keys';
import type { ThingsBetween } from './things';
import { onItsWay } from './turning-thing';

/** What was asked for and what came: each correction is measured in the drawing that was made, at the place that was corrected. */

/** At the size of the drawing; a drawing seen smaller by the network is forgiven as much more. */
const NEAR_PX = 2;
const OVERLAP01 = 0.95;
const COVERED01 = 0.8;

/** What the network gave in the end; working pixels. */
export interface GivenAtT {
  readonly flowT0: Grid;
  readonly flowT1: Grid;
  /** [1] the share of key 0. */
  readonly blend: Grid;
  readonly parts: Grid;
}

export interface GivenBetween {
  readonly flow01: Grid;
  readonly confidence01: Grid;
  readonly confidence10: Grid;
}

const nothingToMeasure = (correctionId: string, measure: Obedience['measure'], obeyed = true): Obedience => ({
  ...{ correctionId, measure, value: null, obeyed },
});

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

/** Matches between the keys: whether the motion goes from the one to the other. */
export function obedienceOfMatches(
  applied: readonly AppliedCorrection[],
  given: GivenBetween,
  atT: { readonly given: GivenAtT; readonly things: ThingsBetween | undefined; readonly tUnit: number },
  size: WorkingSize,
): Obedience[] {
  const spots = matchesOf(applied, size).flatMap(({ correctionIds, spot0, spot1 }) => {
    const between = distance(follow(given.flow01, spot0), spot1);
    const missed = Math.min(between, missedAtT(spot0, spot1, atT));
    return correctionIds.map((id) => byDistance(id, missed, size));
  });
  const regions = applied.flatMap(({ id, gesture }): Obedience[] => {
    if (gesture.kind === 'match-region') {
      const [from, to] = [gesture.region0, gesture.region1].map((mask) => sharesOf(mask, given.flow01.cellPx, size));
      return from && to ? [byCover(id, landedIn(from, to, given.flow01))] : [];
    }
    if (gesture.kind !== 'no-partner') return [];
    const confidence = gesture.key === 0 ? given.confidence01 : given.confidence10;
    const region = sharesOf(gesture.region, confidence.cellPx, size);
    const trusted = meanIn(region, (spot) => sample(confidence, 0, spot));
    return [byCover(id, trusted === undefined ? undefined : 1 - trusted)];
  });
  return [...spots, ...regions];
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

function byCover(correctionId: string, covered: number | undefined): Obedience {
  if (covered === undefined) return nothingToMeasure(correctionId, 'covered');
  return { correctionId, measure: 'covered', value: rounded(covered), obeyed: covered >= COVERED01 };
}

function landedIn(from: Grid, to: Grid, flow01: Grid): number | undefined {
  return meanIn(from, (spot) => Math.min(1, 2 * sample(to, 0, follow(flow01, spot))));
}

/** Mean over the cells that lie mostly in the region; undefined when none does. */
function meanIn(region: Grid, value: (spot: Spot) => number): number | undefined {
  let [sum, count] = [0, 0];
  eachCell(region, (index, centre) => {
    if ((region.data[index] ?? 0) < 0.5) return;
    sum += value(centre);
    count += 1;
  });
  return count === 0 ? undefined : sum / count;
}

/** Painted masks at t: overlap of what was painted and where the network has the part now. */
export function obedienceOfMasks(
  applied: readonly AppliedCorrection[],
  parts: Grid,
  anatomy: Anatomy,
  size: WorkingSize,
): Obedience[] {
  return applied.flatMap(({ id, gesture }): Obedience[] => {
    if (gesture.kind !== 'mask-at') return [];
    const own = indexOfPart(gesture.part, anatomy.parts);
    const wanted = sharesOf(gesture.mask, parts.cellPx, size);
    const cells = parts.width * parts.height;
    let [both, either] = [0, 0];
    for (let cell = 0; cell < cells; cell += 1) {
      let isPart = true;
      for (let c = 0; c < parts.channels && isPart; c += 1) {
        isPart = (parts.data[c * cells + cell] ?? 0) <= (parts.data[own * cells + cell] ?? 0);
      }
      const isWanted = (wanted.data[cell] ?? 0) >= 0.5;
      if (isPart && isWanted) both += 1;
      if (isPart || isWanted) either += 1;
    }
    if (either === 0) return [nothingToMeasure(id, 'overlap')];
    return [
      { correctionId: id, measure: 'overlap', value: rounded(both / either), obeyed: both / either >= OVERLAP01 },
    ];
  });
}
