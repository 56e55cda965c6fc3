import { flood } from '../../../main/contract/flood';
import { distanceThirds, THIRDS } from './distance';
import { inkAt, type RasterPixels, unlike } from './pixels';

export interface SnapOptions {
  /** How far the edge may move. */
  readonly reachPx: number;
}

const [INSIDE, OUTSIDE] = [1, 2];
const LEVELS = 72;
/** The outside climbs a line later than the inside: the line belongs to the region that it bounds. */
const LINE_GOES_WITH_INSIDE = 8;

/**
 * The region with its edge on the drawing's lines: what lies deeper inside than the reach stays in, what lies further outside stays out,
 * and between them both spread over what has the fewest lines first (watershed; Vincent and Soille 1991), so that they meet on a line
 * where there is one, which goes with the region, and in the middle, which is the old edge, where there is none.
 * @param inside whole paper, row by row, 0 or 1; not changed
 */
export function snappedToLines(pixels: RasterPixels, inside: Uint8Array, { reachPx }: SnapOptions): Uint8Array {
  const { widthPx, heightPx } = pixels;
  const outside = inside.map((one) => 1 - one);
  const deep = coresOf(inside, widthPx, heightPx, reachPx);
  // Beyond the paper's edge nothing is outside: a region that goes off the paper has no edge there.
  const away = distanceThirds(outside, widthPx, heightPx, false);
  const sides = new Uint8Array(inside.length);
  const levels: number[][] = Array.from({ length: LEVELS }, () => []);
  const began: number[] = [];
  for (let at = 0; at < inside.length; at += 1) {
    if (deep[at] === 1) sides[at] = INSIDE;
    else if (outside[at] === 1 && (away[at] ?? 0) > reachPx * THIRDS) sides[at] = OUTSIDE;
    if (sides[at] !== 0) began.push(at);
  }
  const offer = (at: number, side: number, level: number) => {
    const x = at % widthPx;
    for (const to of [x > 0 ? at - 1 : -1, x < widthPx - 1 ? at + 1 : -1, at - widthPx, at + widthPx]) {
      if (to < 0 || to >= sides.length || sides[to] !== 0) continue;
      const steep = steepness(pixels, at, to);
      const isLate = side === OUTSIDE && steep >= LINE_GOES_WITH_INSIDE;
      // Whose it is, is settled when its turn comes: both sides may have asked for it.
      levels[Math.max(level, steep + (isLate ? LINE_GOES_WITH_INSIDE : 0))]?.push(to * 4 + side);
    }
  };
  for (const at of began) offer(at, sides[at] ?? 0, 0);
  for (let level = 0; level < LEVELS; level += 1) {
    for (const asked of levels[level] ?? []) {
      const [at, side] = [Math.floor(asked / 4), asked % 4];
      if (sides[at] !== 0) continue;
      sides[at] = side;
      offer(at, side, level);
    }
  }
  return sides.map((side) => (side === INSIDE ? 1 : 0));
}

/** Ink, and any step between two colours, is what an edge may be. 0 to 63. */
function steepness(pixels: RasterPixels, from: number, to: number): number {
  return Math.floor(Math.max(unlike(pixels, from, to), inkAt(pixels, to)) / 4);
}

/** What lies deeper inside than the reach; of a piece that is nowhere so deep, its deepest places. */
function coresOf(inside: Uint8Array, widthPx: number, heightPx: number, reachPx: number): Uint8Array {
  const deep = distanceThirds(inside, widthPx, heightPx, false);
  const cores = new Uint8Array(inside.length);
  const seen = new Uint8Array(inside.length);
  for (let start = 0; start < inside.length; start += 1) {
    if (inside[start] !== 1 || seen[start] === 1) continue;
    const piece = flood(widthPx, start, seen, (next) => inside[next] === 1);
    let deepest = 0;
    for (const at of piece) deepest = Math.max(deepest, deep[at] ?? 0);
    const least = Math.min(reachPx * THIRDS, Math.max(deepest * 0.6, deepest - THIRDS));
    for (const at of piece) if ((deep[at] ?? 0) > least || deep[at] === deepest) cores[at] = 1;
  }
  return cores;
}
