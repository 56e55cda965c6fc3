import type { WorkingSize } from '../analysis/working-size';
import type { WorkingPixels } from './colour-area';
import { distance, follow, type Grid, type Spot } from './grid';
import { sampleInto } from './only-key';
import { type ThingWay, toKey0, toKey1 } from './turning-thing';

/**
 * A second look at a thing that has been matched: key 1 is moved and turned so that the thing lies upon itself in key 0, and the network
 * matches those two. What it could not see as one thing while it was upside down it sees now, limb by limb.
 */
export interface CloserLook {
  /** [2] from key 0 to the laid picture, and from the laid picture to key 0; working pixels. */
  readonly flow01: Grid;
  readonly flow10: Grid;
}

/** Lesser moves the network sees by itself, as a share of the picture's diagonal; radians; logarithm of growth. */
const FAR_SHARE = 0.1;
const TURNED_RADIANS = 0.2;
const GROWN = 0.15;
/** Of a small thing the similarity alone tells all; share of the diagonal. */
const LEAST_REACH_SHARE = 0.12;

/** Whether the network may see more of this thing once it is laid upon itself. */
export function deservesCloserLook(
  { spot0, spot1, turn }: ThingWay,
  reach: number,
  { widthPx, heightPx }: WorkingSize,
): boolean {
  const diagonal = Math.hypot(widthPx, heightPx);
  if (reach < LEAST_REACH_SHARE * diagonal) return false;
  const isTurned = Math.abs(Math.atan2(turn.y, turn.x)) > TURNED_RADIANS;
  const isGrown = Math.abs(Math.log(Math.hypot(turn.x, turn.y))) > GROWN;
  return isTurned || isGrown || distance(spot0, spot1) > FAR_SHARE * diagonal;
}

/** Key 1 as it looks with the thing where key 0 has it. Off its paper it is of the colour that most of its border has. */
export function laidUponKey0(picture1: WorkingPixels, way: ThingWay): Uint8Array {
  const { rgba, widthPx, heightPx } = picture1;
  const paper = borderColour(picture1);
  const out = new Uint8Array(rgba.length);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = (y * widthPx + x) * 4;
      const there = toKey1(way, { x: x + 0.5, y: y + 0.5 });
      const [gx, gy] = [there.x - 0.5, there.y - 0.5];
      if (gx < 0 || gy < 0 || gx > widthPx - 1 || gy > heightPx - 1) {
        for (let c = 0; c < 4; c += 1) out[at + c] = paper[c] ?? 0;
        continue;
      }
      sampleInto(picture1, there, out, at);
    }
  }
  return out;
}

function borderColour({ rgba, widthPx, heightPx }: WorkingPixels): readonly number[] {
  const counts = new Map<number, { count: number; at: number }>();
  const meet = (x: number, y: number) => {
    const at = (y * widthPx + x) * 4;
    const name = [0, 1, 2, 3].reduce((sum, c) => sum * 16 + ((rgba[at + c] ?? 0) >> 4), 0);
    const known = counts.get(name);
    if (known) known.count += 1;
    else counts.set(name, { count: 1, at });
  };
  for (let x = 0; x < widthPx; x += 1) for (const y of [0, heightPx - 1]) meet(x, y);
  for (let y = 0; y < heightPx; y += 1) for (const x of [0, widthPx - 1]) meet(x, y);
  const most = [...counts.values()].reduce((a, b) => (b.count > a.count ? b : a));
  return [...rgba.subarray(most.at, most.at + 4)];
}

/** Both ways round must lead back to within the first; beyond the second nothing is believed. */
const [BACK_PX, ASTRAY_PX] = [3, 9];

/** Where a place of one key is in the other by the second look, and how far one believes it, 0..1. */
export interface SeenCloser {
  readonly to: Spot;
  readonly believed01: number;
}

export const seenFrom0 = ({ flow01, flow10 }: CloserLook, way: ThingWay, place: Spot): SeenCloser => {
  const laid = follow(flow01, place);
  return { to: toKey1(way, laid), believed01: returned(distance(follow(flow10, laid), place)) };
};

export const seenFrom1 = ({ flow01, flow10 }: CloserLook, way: ThingWay, place: Spot): SeenCloser => {
  const laid = toKey0(way, place);
  const to = follow(flow10, laid);
  return { to, believed01: returned(distance(follow(flow01, to), laid)) };
};

function returned(awayPx: number): number {
  return Math.min(Math.max((ASTRAY_PX - awayPx) / (ASTRAY_PX - BACK_PX), 0), 1);
}
