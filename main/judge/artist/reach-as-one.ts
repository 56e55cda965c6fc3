import { type ArtistScene, awayPx, BACKGROUND, type PlacePx } from './artist-scene';

/** Reaches that a person would choose among, as shares of the picture's height. */
const REACHES = [0.7, 0.5, 0.36, 0.25, 0.18, 0.12, 0.08];
const LEAST_CELLS = 12;
/** A wall is all around. */
const BACKGROUND_REACH = 1.5;
/** So many of the places around must move as one thing, each within so many pixels (at 540 px height) of it: limbs may move a little on their own. */
const AS_ONE_SHARE = 0.5;
const NEAR_540PX = 24;

export interface AsOne {
  readonly reachPx: number;
  /** The turn and growth with which it moves, as a complex number. */
  readonly turn: readonly [number, number];
}

/** How far around a spot of key 0 the figure moves, turns and grows as one: as far as a person would let a match reach. */
export function movesAsOne(
  { flowKeys: [flow], partsKeys: [parts], heightPx }: ArtistScene,
  first: PlacePx,
  second: PlacePx,
  isBackground: boolean,
): AsOne {
  const { widthCells, heightCells } = flow;
  const cells = widthCells * heightCells;
  const near = nearPx(heightPx);
  for (const share of isBackground ? [BACKGROUND_REACH] : REACHES) {
    const reachPx = share * heightPx;
    const pairs: Pair[] = [];
    for (let cell = 0; cell < cells; cell += SKIP) {
      const place = { x: 2 * (cell % widthCells) + 1, y: 2 * Math.floor(cell / widthCells) + 1 };
      if (awayPx(place, first) > reachPx || ((parts.values[cell] ?? BACKGROUND) === BACKGROUND) !== isBackground)
        continue;
      const there = { x: place.x + (flow.values[cell] ?? 0), y: place.y + (flow.values[cells + cell] ?? 0) };
      pairs.push({ ax: place.x - first.x, ay: place.y - first.y, bx: there.x - second.x, by: there.y - second.y });
    }
    if (pairs.length < LEAST_CELLS) continue;
    const turn = bestTurn(pairs, near);
    if (pairs.filter((pair) => missed(pair, turn) < near).length >= AS_ONE_SHARE * pairs.length)
      return { reachPx, turn };
  }
  return { reachPx: (isBackground ? BACKGROUND_REACH : 0.06) * heightPx, turn: [1, 0] };
}

export const nearPx = (heightPx: number): number => (NEAR_540PX * heightPx) / 540;

/** How far off a place is when it moves with the spot, px. */
export function missed({ ax, ay, bx, by }: Pair, [x, y]: AsOne['turn']): number {
  return Math.hypot(ax * x - ay * y - bx, ax * y + ay * x - by);
}

/** Every so many cells are asked. A prime, so that no column is left out. */
const SKIP = 3;

/** From the spot to a place in key 0 (a) and in key 1 (b), px. */
export interface Pair {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Least squares, then twice more over those that follow it: one limb that goes its own way must not turn the rest. */
function bestTurn(pairs: readonly Pair[], near: number): readonly [number, number] {
  let turn: readonly [number, number] = [1, 0];
  let chosen = pairs;
  for (let round = 0; round < 4 && chosen.length > 2; round += 1) {
    let [along, across, square] = [0, 0, 1e-6];
    for (const { ax, ay, bx, by } of chosen) {
      along += ax * bx + ay * by;
      across += ax * by - ay * bx;
      square += ax * ax + ay * ay;
    }
    const [x, y] = [along / square, across / square];
    turn = [x, y];
    const misses = pairs.map((pair) => missed(pair, turn));
    const limit = Math.max(near, misses.toSorted((a, b) => a - b)[misses.length >> 1] ?? near);
    chosen = pairs.filter((_, index) => (misses[index] ?? 0) <= limit);
  }
  return turn;
}
