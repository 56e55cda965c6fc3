import { follow, type Grid, type Spot } from '../grid';
import { fillBehind } from './behind';
import {
  areaOf,
  both,
  type Cells,
  type Composition,
  carriedInto01,
  centreOfCell,
  either,
  type InKeys,
  MAP_CELL_PX,
  overlapOf,
  without,
} from './composition';
import { fitOutline, type Start } from './fit-outline';
import { type Carry, landedPiece } from './landed-piece';
import { grown, nearestOf } from './nearest-cell';
import { motionOf } from './painted-part';

/**
 * A region that is another region of the other key: outline fitted to outline, and on its way it turns and grows as a whole, its change of
 * shape in proportion to t. Where the drawing shows it there already, nothing changes.
 */
export interface RegionResult {
  /** Overlap of where the drawing shows it and where it belongs; null where it lies off the paper. */
  readonly overlap01: number | null;
}

const LEAST_CELLS = 4;
const OBEYED01 = 0.97;
/**
 * Where the network itself moves that much of both regions into each other it has heard. Of a thing that turns far it then knows more than
 * two outlines do, which may be laid upon each other in several ways.
 */
const HEARD01 = 0.85;
const FAR_TURN_RAD = Math.PI / 6;
/** An outline is about so wide and lies beside its area; so far from it nothing of it is seen. */
const OUTLINE_CELLS = 1.5;
const CLEAR_CELLS = 2.5;
/** A place taken from this near shows the same, working px. */
const SAME_PX = 3;

export function enforceRegionMatch(
  to: Composition,
  regions: InKeys,
  flows: readonly [Grid, Grid],
  laidBy: (key: 0 | 1, region: Cells, partner: Cells, width: number) => readonly Start[],
  ownUnit: number,
  isBehind: (key: 0 | 1, source: Spot, at: number) => boolean,
): RegionResult {
  const { width, height } = to;
  const heard = Math.min(...([0, 1] as const).map((key) => landsThere01(to, regions, key, flows[key])));
  if (heard >= HEARD01 && turnsFar(regions[0], flows[0], width)) return { overlap01: heard };
  const larger = areaOf(regions[0]) >= areaOf(regions[1]) ? 0 : 1;
  const [from, shape] = larger === 0 ? [regions[1], regions[0]] : [regions[0], regions[1]];
  const fit = fitOutline(from, shape, width, height, laidBy(larger, shape, from, width));
  if (!fit) return { overlap01: null };
  const partnerOf = (cell: number): Spot => ({
    x: ((fit.column[cell] ?? 0) + 0.5) * MAP_CELL_PX,
    y: ((fit.row[cell] ?? 0) + 0.5) * MAP_CELL_PX,
  });
  const share = larger === 0 ? ownUnit : 1 - ownUnit;
  const goes = onTheWay(shape, partnerOf, width, share);
  const carry = (_: 0 | 1, place: Spot): Carry => {
    const cell = to.cellAt(place);
    const other = partnerOf(cell);
    return { at: goes(place, other), other };
  };
  const none = new Uint8Array(to.cells);
  const landed = landedPiece(to, larger === 0 ? [shape, none] : [none, shape], carry, larger);
  const winner = ownUnit < 0.5 ? 0 : 1;
  const wanted = new Uint8Array(to.cells);
  landed.covered.forEach((value, cell) => {
    if (!value) return;
    const { sources } = landed.sourcesAt(cell);
    const isOther = !to.shown(regions)[cell];
    wanted[cell] = isOther && isBehind(winner, sources[winner], cell) ? 0 : 1;
  });
  if (areaOf(wanted) < LEAST_CELLS) return { overlap01: null };
  const before = overlapOf(rightCells(to, regions, landed.sourcesAt, wanted), wanted);
  if ((before ?? 0) < OBEYED01) {
    const number = to.newPiece();
    const left = without(to.shown(regions), wanted);
    const withOutlines = either(left, to.shown(grownBoth(regions, OUTLINE_CELLS, to)));
    wanted.forEach((value, cell) => {
      if (value) to.put(cell, landed.sourcesAt(cell).sources, winner === 0 ? 1 : 0, number);
    });
    // Its own outline is drawn beside it, and that of where it was goes.
    const nearest = nearestOf(wanted, width, height);
    const outline = withOutlines.map((value, cell) =>
      value && !wanted[cell] && (nearest.away[cell] ?? 0) <= OUTLINE_CELLS ? 1 : 0,
    );
    outline.forEach((value, cell) => {
      if (!value) return;
      const from = nearest.cell[cell] ?? cell;
      const [here, there] = [to.centre(cell), to.centre(from)];
      const on = ({ x, y }: Spot): Spot => ({ x: x + here.x - there.x, y: y + here.y - there.y });
      const [source0, source1] = landed.sourcesAt(from).sources;
      to.put(cell, [on(source0), on(source1)], winner === 0 ? 1 : 0, number);
    });
    const kept = either(wanted, outline);
    const gone = without(both(grown(left, OUTLINE_CELLS, width, height), withOutlines), kept);
    if (areaOf(gone) > 0) fillBehind(to, gone, grownBoth(regions, CLEAR_CELLS, to), kept);
  }
  return { overlap01: overlapOf(rightCells(to, regions, landed.sourcesAt, wanted), wanted) ?? null };
}

function grownBoth(regions: InKeys, by: number, { width, height }: Composition): InKeys {
  return [grown(regions[0], by, width, height), grown(regions[1], by, width, height)];
}

function turnsFar(region: Cells, flow: Grid, width: number): boolean {
  const motion = motionOf(region, flow, width);
  if (!motion) return false;
  const [from, to] = [motion.to({ x: 0, y: 0 }), motion.to({ x: 1, y: 0 })];
  return Math.abs(Math.atan2(to.y - from.y, to.x - from.x)) > FAR_TURN_RAD;
}

/** Of a key's region, the share that the network itself moves into its partner. */
function landsThere01({ width, height }: Composition, regions: InKeys, key: 0 | 1, flow: Grid): number {
  const partner = grown(regions[key === 0 ? 1 : 0], 1, width, height);
  return carriedInto01(regions[key], partner, width, (place) => follow(flow, place));
}

/** Cells that show the region: inside where it belongs, the very place of it; elsewhere, any. */
function rightCells(
  to: Composition,
  regions: InKeys,
  sourcesAt: (cell: number) => { readonly sources: readonly [Spot, Spot] },
  wanted: Cells,
): Cells {
  return to.shown(regions).map((value, cell) => {
    if (!wanted[cell]) return value;
    const key = to.winner(cell);
    const [is, should] = [to.source(key, cell), sourcesAt(cell).sources[key]];
    return Math.hypot(is.x - should.x, is.y - should.y) < SAME_PX ? 1 : 0;
  });
}

/** The turn and growth of the whole goes along a spiral, what is left of the change of shape straight. */
function onTheWay(shape: Cells, partnerOf: (cell: number) => Spot, width: number, share: number) {
  let [ax, ay, bx, by, count] = [0, 0, 0, 0, 0];
  const pairs: (readonly [Spot, Spot])[] = [];
  shape.forEach((value, cell) => {
    if (!value) return;
    const pair = [centreOfCell(cell, width), partnerOf(cell)] as const;
    pairs.push(pair);
    ax += pair[0].x;
    ay += pair[0].y;
    bx += pair[1].x;
    by += pair[1].y;
    count += 1;
  });
  [ax, ay, bx, by] = [ax / count, ay / count, bx / count, by / count];
  let [along, across, square] = [0, 0, 1e-6];
  for (const [p, q] of pairs) {
    const [u, v, s, t] = [p.x - ax, p.y - ay, q.x - bx, q.y - by];
    along += u * s + v * t;
    across += u * t - v * s;
    square += u * u + v * v;
  }
  const [turnX, turnY] = [along / square, across / square];
  const angle = Math.atan2(turnY, turnX) * share;
  const grows = Math.max(0.05, Math.hypot(turnX, turnY)) ** share;
  const [cos, sin] = [Math.cos(angle) * grows, Math.sin(angle) * grows];
  const [mx, my] = [ax + (bx - ax) * share, ay + (by - ay) * share];
  return (p: Spot, q: Spot): Spot => {
    const [u, v] = [p.x - ax, p.y - ay];
    const rest = { x: q.x - bx - (turnX * u - turnY * v), y: q.y - by - (turnY * u + turnX * v) };
    return { x: mx + cos * u - sin * v + share * rest.x, y: my + sin * u + cos * v + share * rest.y };
  };
}
