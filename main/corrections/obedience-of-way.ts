import type { WorkingSize } from '../analysis/working-size';
import type { GestureOf } from '../contract/correction';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import { ownTimeOf } from '../contract/own-time';
import { distance, eachCell, follow, type Grid, type Spot, sample } from './grid';
import type { GivenAtT, GivenBetween } from './obedience';
import { shareOfPart } from './part-masks';
import type { Anatomy, KeysAsSaid } from './say-of-keys';

/** Order, own time and painted parts of the keys: whether the drawing came out as they say. Measured along the first key's motion. */

export interface WayGiven {
  readonly between: GivenBetween;
  readonly given: GivenAtT;
  readonly tUnit: number;
}

/** A place of the drawing that is taken from this near shows the thing itself, working pixels. */
const SAME_PX = 6;
const IN_PART = 0.5;
const OBEYED01 = 0.8;
/** Fewer cells tell nothing. */
const LEAST_CELLS = 4;
/** Of the way between the keys, this far from where its own time has it a part is late or early. */
const NEAR_PX = 2;

interface Landed {
  readonly from: Spot;
  readonly at: Spot;
}

/** Where the cells of a key-0 region are when they are `share` along their way. */
function landed(region: Grid, flow01: Grid, share: number): Landed[] {
  const cells: Landed[] = [];
  eachCell(region, (index, from) => {
    if ((region.data[index] ?? 0) < IN_PART) return;
    const there = follow(flow01, from);
    cells.push({ from, at: { x: from.x + (there.x - from.x) * share, y: from.y + (there.y - from.y) * share } });
  });
  return cells;
}

const shown = ({ from, at }: Landed, { given }: WayGiven): boolean =>
  distance(follow(given.flowT0, at), from) < SAME_PX;

export function obedienceOfWay(
  applied: readonly AppliedCorrection[],
  keys: KeysAsSaid,
  way: WayGiven,
  anatomy: Anatomy,
  size: WorkingSize,
): Obedience[] {
  const parts = keys.parts[0].parts;
  return applied.flatMap(({ id, key, gesture }): Obedience[] => {
    switch (gesture.kind) {
      case 'order':
        return [orderKept(id, gesture, shareOfPart(gesture.of, 0, parts, anatomy.parts, size), parts, way)];
      case 'timing':
        return [timeKept(id, gesture, shareOfPart(gesture.of, 0, parts, anatomy.parts, size), way, size)];
      case 'key-mask': {
        if (key === null) return [];
        const of = { part: gesture.part, region0: null, region1: null };
        const own = keys.parts[key].parts;
        return [partKept(id, gesture.part, shareOfPart(of, key, own, anatomy.parts, size), key, way, anatomy)];
      }
      default:
        return [];
    }
  });
}

const covered = (correctionId: string, share: number | null): Obedience => ({
  ...{ correctionId, measure: 'covered', value: share === null ? null : Math.round(share * 1000) / 1000 },
  obeyed: share === null || share >= OBEYED01,
});

/** Of the places where it meets something, the share at which it is in front (or behind), as was said. */
function orderKept(
  id: string,
  { side, crossingUnit }: GestureOf<'order'>,
  region: Grid,
  parts: Grid,
  way: WayGiven,
): Obedience {
  const { flow01 } = way.between;
  const others = {
    ...region,
    data: region.data.map((share, cell) => (share < IN_PART ? 1 - (parts.data[cell] ?? 1) : 0)),
  };
  const taken = new Set(landed(others, flow01, way.tUnit).map(({ at }) => cellOf(region, at)));
  const meets = landed(region, flow01, way.tUnit).filter(({ at }) => taken.has(cellOf(region, at)));
  if (meets.length < LEAST_CELLS) return covered(id, null);
  const isCrossed = crossingUnit !== null && way.tUnit >= crossingUnit;
  const inFront = meets.filter((cell) => shown(cell, way)).length / meets.length;
  return covered(id, (side === 'front') === isCrossed ? 1 - inFront : inFront);
}

const cellOf = ({ cellPx, width }: Grid, { x, y }: Spot): number =>
  Math.floor(y / cellPx) * width + Math.floor(x / cellPx);

/** How far the part is from where its own time has it, px of the key; the middle of all its places that are seen. */
function timeKept(
  correctionId: string,
  gesture: GestureOf<'timing'>,
  region: Grid,
  { between, given, tUnit }: WayGiven,
  size: WorkingSize,
): Obedience {
  const misses = landed(region, between.flow01, ownTimeOf(gesture, tUnit))
    .map(({ from, at }) => distance(follow(given.flowT0, at), from))
    .sort((a, b) => a - b);
  if (misses.length < LEAST_CELLS) return { correctionId, measure: 'distance-px', value: null, obeyed: true };
  const value = Math.round(((misses[misses.length >> 1] ?? 0) / Math.min(size.scaleX, size.scaleY)) * 1000) / 1000;
  return { correctionId, measure: 'distance-px', value, obeyed: value <= NEAR_PX * Math.max(1, 1 / size.scaleX) };
}

/** Of a painted part's places that the drawing shows, the share that is that part there. */
function partKept(id: string, part: string, region: Grid, key: 0 | 1, way: WayGiven, anatomy: Anatomy): Obedience {
  const { flowT0, flowT1, parts } = way.given;
  const own = anatomy.parts.indexOf(part);
  const flow = key === 0 ? flowT0 : flowT1;
  let [same, all] = [0, 0];
  eachCell(parts, (index, centre) => {
    const share = sample(way.given.blend, 0, centre);
    if ((key === 0 ? share : 1 - share) < 0.5 || sample(region, 0, follow(flow, centre)) < IN_PART) return;
    all += 1;
    const cells = parts.width * parts.height;
    let isOwn = true;
    for (let c = 0; c < parts.channels && isOwn; c += 1) {
      isOwn = (parts.data[c * cells + index] ?? 0) <= (parts.data[own * cells + index] ?? 0);
    }
    if (isOwn) same += 1;
  });
  return covered(id, all < LEAST_CELLS ? null : same / all);
}
