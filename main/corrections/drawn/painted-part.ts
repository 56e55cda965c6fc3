import { distance, follow, type Grid, type Spot } from '../grid';
import { fillBehind } from './behind';
import { areaOf, type Cells, type Composition, centreOfCell, type InKeys, without } from './composition';
import { type Carry, landedPiece } from './landed-piece';
import { grown } from './nearest-cell';

/**
 * A part painted in a key moves as one: what the network would send elsewhere than the rest of it goes along with it. How it moves is told by
 * most of it (a turn, a growth and a shift, laid through its motion by least squares, those that stand aside left out again and again).
 */
export interface PaintedResult {
  /** Of the drawn places of the part, the share that goes with it; null where the drawing shows nothing of it. */
  readonly together01: number | null;
}

const LEAST_CELLS = 4;
/** Aside from the part's motion by more than this share of the height, or so many times the usual, is elsewhere. */
const ASIDE_SHARE = 0.03;
const ASIDE_TIMES = 3;
const ROUNDS = 5;
const MOST_ASIDE = 0.5;

export function enforcePaintedPart(
  to: Composition,
  part: Cells,
  key: 0 | 1,
  flow: Grid,
  tUnit: number,
  isBehind: (key: 0 | 1, source: Spot, at: number) => boolean,
): PaintedResult {
  const { width, height } = to;
  const none = new Uint8Array(to.cells);
  const inKeys = (cells: Cells): InKeys => (key === 0 ? [cells, none] : [none, cells]);
  const shown = areaOf(to.shown(inKeys(part)));
  if (shown < LEAST_CELLS) return { together01: null };
  const motion = motionOf(part, flow, width);
  if (!motion) return { together01: 1 };
  const most = Math.max(2 * height * ASIDE_SHARE, ASIDE_TIMES * motion.usual);
  const aside = part.map((value, cell) => (value && motion.missed(centreOfCell(cell, width)) > most ? 1 : 0));
  const count = areaOf(aside);
  if (count === 0) return { together01: 1 };
  if (count > MOST_ASIDE * areaOf(part)) return { together01: 1 - areaOf(to.shown(inKeys(aside))) / shown };
  const left = to.shown(inKeys(aside));
  const share = key === 0 ? tUnit : 1 - tUnit;
  const carry = (_: 0 | 1, place: Spot): Carry => {
    const other = motion.to(place);
    return { at: { x: place.x + (other.x - place.x) * share, y: place.y + (other.y - place.y) * share }, other };
  };
  const landed = landedPiece(to, inKeys(aside), carry, key);
  if (areaOf(left) > 0) fillBehind(to, left, inKeys(grown(aside, 1.5, width, height)));
  const own = to.shown(inKeys(without(part, aside)));
  const number = to.newPiece();
  landed.covered.forEach((value, cell) => {
    if (!value || own[cell]) return;
    const { sources } = landed.sourcesAt(cell);
    if (!isBehind(key, sources[key], cell)) to.put(cell, sources, key === 0 ? 1 : 0, number);
  });
  const astray = areaOf(without(to.shown(inKeys(aside)), landed.covered));
  return { together01: 1 - Math.min(1, astray / shown) };
}

export interface Motion {
  to(place: Spot): Spot;
  /** How far the flow there goes beside it, working px. */
  missed(place: Spot): number;
  /** The middle one of the misses. */
  readonly usual: number;
}

/** How most of a part moves, from the flow of its own key. */
export const motionOf = (part: Cells, flow: Grid, width: number): Motion | undefined =>
  mostOf(part, width, (place) => follow(flow, place));

/** How most of some cells go, where it is known: one turn, growth and shift. */
export function mostOf(part: Cells, width: number, goesTo: (place: Spot) => Spot | undefined): Motion | undefined {
  const pairs: { readonly from: Spot; readonly goes: Spot }[] = [];
  part.forEach((value, cell) => {
    if (!value) return;
    const from = centreOfCell(cell, width);
    const goes = goesTo(from);
    if (goes) pairs.push({ from, goes });
  });
  if (pairs.length < LEAST_CELLS) return undefined;
  let chosen = pairs;
  let move = similarity(chosen);
  for (let round = 0; round < ROUNDS; round += 1) {
    const misses = pairs.map(({ from, goes }) => distance(move(from), goes));
    const limit = 1.5 * (misses.toSorted((a, b) => a - b)[misses.length >> 1] ?? 0) + 0.5;
    chosen = pairs.filter((_, index) => (misses[index] ?? 0) <= limit);
    move = similarity(chosen);
  }
  const missed = (place: Spot) => distance(move(place), goesTo(place) ?? move(place));
  const misses = pairs.map(({ from }) => missed(from)).sort((a, b) => a - b);
  return { to: move, missed, usual: misses[misses.length >> 1] ?? 0 };
}

function similarity(pairs: readonly { readonly from: Spot; readonly goes: Spot }[]): (place: Spot) => Spot {
  let [ax, ay, bx, by] = [0, 0, 0, 0];
  for (const { from, goes } of pairs) {
    ax += from.x / pairs.length;
    ay += from.y / pairs.length;
    bx += goes.x / pairs.length;
    by += goes.y / pairs.length;
  }
  let [along, across, square] = [1e-6, 0, 1e-6];
  for (const { from, goes } of pairs) {
    const [u, v, s, t] = [from.x - ax, from.y - ay, goes.x - bx, goes.y - by];
    along += u * s + v * t;
    across += u * t - v * s;
    square += u * u + v * v;
  }
  const [x, y] = [along / square, across / square];
  return (place) => ({
    x: bx + x * (place.x - ax) - y * (place.y - ay),
    y: by + y * (place.x - ax) + x * (place.y - ay),
  });
}
