import type { Spot } from './grid';
import { edgesAt, type LookLevel, type Looks, unlike } from './looks';

/**
 * How a thing turns and grows on its way from one key to the other, found by laying the keys over each other. A person says where one
 * spot of it is in both; that leaves a turn and a growth, and of those the pair under which most of what lies around looks alike is taken.
 */

/** As a complex number: turned by its angle, grown by its length. */
export interface Turn {
  readonly x: number;
  readonly y: number;
}
export const NO_TURN: Turn = { x: 1, y: 0 };

/** A similarity that takes `spot0` of key 0 to `spot1` of key 1. */
export interface ThingWay {
  readonly spot0: Spot;
  readonly spot1: Spot;
  readonly turn: Turn;
}

export const turnOf = (radians: number, growth: number): Turn => ({
  x: growth * Math.cos(radians),
  y: growth * Math.sin(radians),
});

export function turned({ x, y }: Spot, turn: Turn): Spot {
  return { x: x * turn.x - y * turn.y, y: x * turn.y + y * turn.x };
}

export function inverse({ x, y }: Turn): Turn {
  const square = x * x + y * y;
  return { x: x / square, y: -y / square };
}

/** Where a place of key 0 is in key 1. */
export function toKey1({ spot0, spot1, turn }: ThingWay, { x, y }: Spot): Spot {
  const off = turned({ x: x - spot0.x, y: y - spot0.y }, turn);
  return { x: spot1.x + off.x, y: spot1.y + off.y };
}

export function toKey0({ spot0, spot1, turn }: ThingWay, place: Spot): Spot {
  return toKey1({ spot0: spot1, spot1: spot0, turn: inverse(turn) }, place);
}

const STEPS = 24;
const GROWTHS = [1, 0.85, 1.18, 0.7, 1.42];
/** Halved at each finer look. */
const FINER = [
  { radians: Math.PI / STEPS / 1.5, growth: 0.07 },
  { radians: Math.PI / STEPS / 3, growth: 0.035 },
  { radians: Math.PI / STEPS / 6, growth: 0.018 },
];
const MOST_POINTS = 420;
/** A turn is believed when under it things look so much more alike than without; a half turn must be better still. */
const BELIEVED = 0.9;
const PRICE_OF_HALF_TURN = 0.12;
const PRICE_OF_GROWTH = 0.1;

interface Point extends Spot {
  readonly weight: number;
}

/** How much of a place belongs to the thing, 0..1. */
type Share = (place: Spot) => number;
const ALL: Share = () => 1;

/**
 * @param reach how far around the spot the thing is looked for, working pixels
 * @param ownOf of key 0 and key 1
 */
export function thingWay(
  looks0: Looks,
  looks1: Looks,
  spot0: Spot,
  spot1: Spot,
  reach: number,
  ownOf: readonly [Share, Share] = [ALL, ALL],
): ThingWay {
  const still = { spot0, spot1, turn: NO_TURN };
  // Small things are looked at more closely.
  const coarse = reach < 40 ? 0 : 1;
  const score = (level: number, points: BothPoints, way: ThingWay, most?: number) =>
    unlikeUnder(looks0[level], looks1[level], points, way, most);
  const pointsAt = (level: number): BothPoints => {
    const of0 = around(looks0[level], spot0, reach, ownOf[0]);
    const of1 = around(looks1[level], spot1, reach, ownOf[1]);
    return { of0, of1, weight: [...of0, ...of1].reduce((sum, { weight }) => sum + weight, 0) };
  };
  const first = pointsAt(coarse + 1);
  const plain = score(coarse + 1, first, still);
  let best = { radians: 0, growth: 1, price: plain };
  for (let step = 0; step < STEPS; step += 1) {
    const radians = ((step > STEPS / 2 ? step - STEPS : step) * 2 * Math.PI) / STEPS;
    for (const growth of GROWTHS) {
      const dearer =
        1 + (PRICE_OF_HALF_TURN * Math.abs(radians)) / Math.PI + PRICE_OF_GROWTH * Math.abs(Math.log(growth));
      const way = { spot0, spot1, turn: turnOf(radians, growth) };
      const price = score(coarse + 1, first, way, best.price / dearer) * dearer;
      if (price < best.price) best = { radians, growth, price };
    }
  }
  const second = pointsAt(coarse);
  best = { ...best, price: score(coarse, second, { spot0, spot1, turn: turnOf(best.radians, best.growth) }) };
  for (const { radians: dr, growth: dg } of FINER) {
    const { radians, growth } = best;
    for (const i of [-2, -1, 0, 1, 2]) {
      for (const j of [-2, -1, 0, 1, 2]) {
        const [r, g] = [radians + i * dr, growth + j * dg];
        const price = score(coarse, second, { spot0, spot1, turn: turnOf(r, g) }, best.price);
        if (price < best.price) best = { radians: r, growth: g, price };
      }
    }
  }
  return best.price < BELIEVED * score(coarse, second, still)
    ? { spot0, spot1, turn: turnOf(best.radians, best.growth) }
    : still;
}

/** Places around a spot that have something to compare, the nearer the heavier. */
function around(level: LookLevel | undefined, spot: Spot, reach: number, own: Share): Point[] {
  if (!level) return [];
  const { cellPx, width, height } = level;
  const points: Point[] = [];
  const step = Math.max(1, Math.ceil((2 * reach) / cellPx / Math.sqrt(MOST_POINTS)));
  const [columns, rows] = [Math.ceil(reach / cellPx), Math.ceil(reach / cellPx)];
  const [cx, cy] = [Math.floor(spot.x / cellPx), Math.floor(spot.y / cellPx)];
  for (let j = -rows; j <= rows; j += step) {
    for (let i = -columns; i <= columns; i += step) {
      const [column, row] = [cx + i, cy + j];
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const place = { x: (column + 0.5) * cellPx, y: (row + 0.5) * cellPx };
      const away = Math.hypot(place.x - spot.x, place.y - spot.y) / reach;
      if (away > 1) continue;
      // Bare paper looks like bare paper under any turn.
      points.push({ ...place, weight: (1 - 0.7 * away * away) * (0.02 + edgesAt(level, place)) * own(place) });
    }
  }
  return points;
}

interface BothPoints {
  readonly of0: readonly Point[];
  readonly of1: readonly Point[];
  readonly weight: number;
}

/** Rounding must not end what is as good as the best. */
const SURELY_MORE = 1 + 1e-9;

/** @param most what is unlike by more is not looked at to the end: what is answered then is more than that, too */
function unlikeUnder(
  look0: LookLevel | undefined,
  look1: LookLevel | undefined,
  { of0, of1, weight: all }: BothPoints,
  way: ThingWay,
  most = Number.POSITIVE_INFINITY,
): number {
  if (!look0 || !look1 || all === 0) return 1;
  const enough = most * all * SURELY_MORE;
  let sum = 0;
  for (const point of of0) {
    sum += point.weight * unlike(look0, point, look1, toKey1(way, point));
    if (sum > enough) return sum / all;
  }
  for (const point of of1) {
    sum += point.weight * unlike(look1, point, look0, toKey0(way, point));
    if (sum > enough) return sum / all;
  }
  return sum / all;
}

/** A turn below this goes straight: about its centre, which is far away, nothing can be told. */
const STRAIGHT_RADIANS = 0.02;

/**
 * Where a place of key 0 is at t: what turns goes round, evenly (the logarithmic spiral about the one point that stays).
 * @param tUnit 0 key 0, 1 key 1
 */
export function onItsWay({ spot0, spot1, turn }: ThingWay, place: Spot, tUnit: number): Spot {
  const [radians, growth] = [Math.atan2(turn.y, turn.x) * tUnit, Math.hypot(turn.x, turn.y) ** tUnit];
  const part = turnOf(radians, growth);
  const off = turned({ x: place.x - spot0.x, y: place.y - spot0.y }, part);
  const centre = wayOfSpot(spot0, spot1, turn, part, tUnit);
  return { x: centre.x + off.x, y: centre.y + off.y };
}

/** And back from a place at t to key 0. */
export function backFrom(way: ThingWay, place: Spot, tUnit: number): Spot {
  const { spot0, spot1, turn } = way;
  const part = turnOf(Math.atan2(turn.y, turn.x) * tUnit, Math.hypot(turn.x, turn.y) ** tUnit);
  const centre = wayOfSpot(spot0, spot1, turn, part, tUnit);
  const off = turned({ x: place.x - centre.x, y: place.y - centre.y }, inverse(part));
  return { x: spot0.x + off.x, y: spot0.y + off.y };
}

function wayOfSpot(spot0: Spot, spot1: Spot, turn: Turn, part: Turn, tUnit: number): Spot {
  const straight = { x: spot0.x + (spot1.x - spot0.x) * tUnit, y: spot0.y + (spot1.y - spot0.y) * tUnit };
  if (Math.abs(Math.atan2(turn.y, turn.x)) < STRAIGHT_RADIANS) return straight;
  // The point that stays: c = (spot1 - turn * spot0) / (1 - turn).
  const rest = inverse({ x: 1 - turn.x, y: -turn.y });
  const moved = turned(spot0, turn);
  const still = turned({ x: spot1.x - moved.x, y: spot1.y - moved.y }, rest);
  const off = turned({ x: spot0.x - still.x, y: spot0.y - still.y }, part);
  return { x: still.x + off.x, y: still.y + off.y };
}
