import type { WorkingSize } from '../analysis/working-size';
import { backgroundAt } from './background';
import { smooth } from './belonging';
import type { SeenCloser } from './closer-look';
import { distance, eachCell, emptyGrid, type Grid, type Spot } from './grid';
import { edgesAt, type LookLevel, type Looks, unlike } from './looks';
import { NO_TURN, type ThingWay, toKey1 } from './turning-thing';

/** Which places of a key follow a thing that a person has matched: those that the other key shows where they would go. */

export interface KeySeen {
  readonly looks: Looks;
  /** [P] probabilities, the first the background. */
  readonly parts: Grid;
}

/** A matched thing as one key has it. */
export interface WayOfThing {
  readonly way: ThingWay;
  readonly reach: number;
  /** Paper, a wall, a landscape: what all else is in front of. */
  readonly isBackground: boolean;
  /** Where a person says that it ends [1], 0..1. */
  readonly ends: Grid | undefined;
  /** Where a second look sees a place of this key in the other. */
  readonly closer: ((place: Spot) => SeenCloser) | undefined;
}

export interface Following {
  /** [1] 0..1, a cell 8 working pixels. */
  readonly alike: Grid;
  /** [2] where each cell's centre is in the other key, by the closer look or else by the way; undefined without a closer look. */
  readonly goes: Grid | undefined;
}

const CELL_PX = 8;
/** Unlike by less than the first is the same thing, by more than the second another. */
const [SAME, OTHER] = [0.13, 0.34];
/** Things bend: a place may be this far from where the turn takes it. */
const SLACK_PX = 4;
const BARE_EDGES = 0.08;
/** What the closer look sees is finer than the way: it wins where it is about as much alike. */
const ABOUT_AS_ALIKE = 0.25;
/** What looks like background follows a figure only where it is drawn strongly and is by so much less alike where it stays: a pattern is like itself anywhere. */
const STRONG_EDGES = 0.35;
const [AS_ALIKE, LESS_ALIKE] = [0.05, 0.15];

const SLACKS = [-SLACK_PX, 0, SLACK_PX].flatMap((x) => [-SLACK_PX, 0, SLACK_PX].map((y) => [x, y] as const));
const STILL = [[0, 0]] as const;
const WINDOW = [-6, 0, 6].flatMap((x) => [-6, 0, 6].map((y) => [x, y] as const));

/** How unlike the surroundings of two places look, the other one turned; the least of some slack. */
function leastUnlike(
  [a, b]: readonly [LookLevel, LookLevel],
  { spot0, spot1, turn }: ThingWay,
  slacks: readonly (readonly [number, number])[],
): number {
  let least = 1;
  for (const [sx, sy] of slacks) {
    let sum = 0;
    for (const [dx, dy] of WINDOW) {
      // It can only become more.
      if (sum / WINDOW.length >= least) break;
      const place = { x: spot0.x + dx, y: spot0.y + dy };
      const to = toKey1({ spot0, spot1, turn }, place);
      sum += unlike(a, place, b, { x: to.x + sx, y: to.y + sy });
    }
    least = Math.min(least, sum / WINDOW.length);
  }
  return least;
}

const asLikeness = (least: number): number => smooth((OTHER - least) / (OTHER - SAME));

const PAPER_STEP_PX = 16;
/** Of what is drawn on the background so much goes the same way, over so much of the paper's width and height. */
const [MOST_OF_IT, OVER_SHARE] = [0.6, 0.6];

/** Whether what goes this way fills the paper behind the figures. */
export function fillsPaper(way: ThingWay, own: KeySeen, other: KeySeen): boolean {
  const [fine, there] = [own.looks[1], other.looks[1]];
  if (!fine || !there) return false;
  const [width, height] = [fine.width * fine.cellPx, fine.height * fine.cellPx];
  let [left, right, top, bottom, follow, all] = [width, 0, height, 0, 0, 0];
  for (let y = PAPER_STEP_PX / 2; y < height; y += PAPER_STEP_PX) {
    for (let x = PAPER_STEP_PX / 2; x < width; x += PAPER_STEP_PX) {
      const place = { x, y };
      const to = toKey1(way, place);
      const isBehind = backgroundAt(own.parts, place) > 0.5 && backgroundAt(other.parts, to) > 0.5;
      const isOff = to.x < 0 || to.y < 0 || to.x > width || to.y > height;
      if (isOff || !isBehind || edgesAt(fine, place) < BARE_EDGES) continue;
      all += 1;
      if (asLikeness(leastUnlike([fine, there], { spot0: place, spot1: to, turn: way.turn }, STILL)) < 0.5) continue;
      follow += 1;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return follow >= MOST_OF_IT * all && right - left > OVER_SHARE * width && bottom - top > OVER_SHARE * height;
}

/** @param within so far from the spot it is looked for */
export function followersOf(
  { way, isBackground, ends, closer }: WayOfThing,
  within: number,
  own: KeySeen,
  other: KeySeen,
  size: WorkingSize,
): Following {
  const alike = emptyGrid(1, CELL_PX, size);
  const cells = alike.width * alike.height;
  const goes = closer && emptyGrid(2, CELL_PX, size);
  const [fine, there] = [own.looks[1], other.looks[1]];
  if (!fine || !there) return { alike, goes };
  const unlikeAt = (spot0: Spot, spot1: Spot, turn: ThingWay['turn'], slacks: typeof SLACKS | typeof STILL): number =>
    leastUnlike([fine, there], { spot0, spot1, turn }, slacks);
  eachCell(alike, (index, centre) => {
    const plain = toKey1(way, centre);
    goes?.data.set([plain.x], index);
    goes?.data.set([plain.y], cells + index);
    if (distance(centre, way.spot0) > within) return;
    const behind = backgroundAt(own.parts, centre);
    if (isBackground) {
      // Where the other key has something in front of it, nothing can be compared.
      const isSeen = backgroundAt(other.parts, plain) > 0.5;
      const like = isSeen ? asLikeness(unlikeAt(centre, plain, way.turn, SLACKS)) : 1;
      alike.data[index] = smooth((behind - 0.3) / 0.4) * like;
      return;
    }
    if (edgesAt(fine, centre) < BARE_EDGES && behind > 0.7) return;
    const byWay = unlikeAt(centre, plain, way.turn, SLACKS);
    let [least, value] = [byWay, asLikeness(byWay)];
    const seen = closer?.(centre);
    if (seen && goes) {
      const bySight = unlikeAt(centre, seen.to, way.turn, STILL);
      const sure = seen.believed01 * asLikeness(bySight);
      if (sure >= value - ABOUT_AS_ALIKE) {
        [least, value] = [bySight, Math.max(sure, value / 2)];
        goes.data[index] = seen.to.x;
        goes.data[cells + index] = seen.to.y;
      }
    }
    const stays = smooth((behind - 0.3) / 0.4);
    if (stays > 0 && value > 0) {
      const rival = unlikeAt(centre, centre, NO_TURN, SLACKS);
      const goesAlong = smooth((rival - least - AS_ALIKE) / (LESS_ALIKE - AS_ALIKE));
      value *= 1 - stays * (edgesAt(fine, centre) < STRONG_EDGES ? 1 : 1 - goesAlong);
    }
    alike.data[index] = value;
  });
  const even = isBackground ? alike : spreadOut(alike);
  // What a person has outlined ends there; half a cell of it is all of it.
  if (ends)
    even.data.forEach((value, cell) => {
      even.data[cell] = value * Math.min(1, 2 * (ends.data[cell] ?? 0));
    });
  return { alike: even, goes };
}

/** A lone cell that looks alike by chance counts less, a hole in a thing is filled. */
function spreadOut(grid: Grid): Grid {
  const data = new Float32Array(grid.data.length);
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      let [sum, count] = [0, 0];
      for (let j = Math.max(0, y - 1); j <= Math.min(grid.height - 1, y + 1); j += 1) {
        for (let i = Math.max(0, x - 1); i <= Math.min(grid.width - 1, x + 1); i += 1) {
          sum += grid.data[j * grid.width + i] ?? 0;
          count += 1;
        }
      }
      const own = grid.data[y * grid.width + x] ?? 0;
      data[y * grid.width + x] = smooth((own + sum / count) / 1.2);
    }
  }
  return { ...grid, data };
}
