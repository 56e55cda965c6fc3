import { distanceThirds, THIRDS } from './distance';
import { atOnce, rowsAtOnce, type Steps } from './in-steps';
import { inkAt, type RasterPixels, unlike } from './pixels';
import { type FilledBox, scanFill } from './scan-fill';
import { besideOf, Levels } from './watershed';

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
export function* snappingToLines(
  pixels: RasterPixels,
  inside: Uint8Array,
  { reachPx }: SnapOptions,
): Steps<Uint8Array> {
  const { widthPx, heightPx } = pixels;
  const box = aroundOf(inside, widthPx, heightPx, Math.ceil(reachPx) + 2);
  if (box === null) return inside.slice();
  // Further away nothing can change.
  const part = cutOut(pixels, inside, box);
  const snapped = yield* snapped01(part.pixels, part.inside, reachPx);
  const out = new Uint8Array(inside.length);
  for (let y = box.top; y < box.bottom; y += 1) {
    const from = (y - box.top) * part.pixels.widthPx;
    out.set(snapped.subarray(from, from + part.pixels.widthPx), y * widthPx + box.left);
  }
  return out;
}

/** The same, at once. */
export function snappedToLines(pixels: RasterPixels, inside: Uint8Array, options: SnapOptions): Uint8Array {
  return atOnce(snappingToLines(pixels, inside, options));
}

type Box = Pick<FilledBox, 'left' | 'top' | 'right' | 'bottom'>;

/** What is inside with so much around it, on the paper; null: nothing is. */
function aroundOf(inside: Uint8Array, widthPx: number, heightPx: number, marginPx: number): Box | null {
  let [left, right, top, bottom] = [widthPx, 0, heightPx, 0];
  for (let y = 0; y < heightPx; y += 1) {
    const row = inside.subarray(y * widthPx, (y + 1) * widthPx);
    const first = row.indexOf(1);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.lastIndexOf(1) + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  if (bottom === 0) return null;
  return {
    left: Math.max(0, left - marginPx),
    top: Math.max(0, top - marginPx),
    right: Math.min(widthPx, right + marginPx),
    bottom: Math.min(heightPx, bottom + marginPx),
  };
}

function cutOut({ widthPx: whole, rgba }: RasterPixels, inside: Uint8Array, { left, top, right, bottom }: Box) {
  const [widthPx, heightPx] = [right - left, bottom - top];
  const [ownRgba, own] = [new Uint8ClampedArray(widthPx * heightPx * 4), new Uint8Array(widthPx * heightPx)];
  for (let y = 0; y < heightPx; y += 1) {
    const from = (top + y) * whole + left;
    ownRgba.set(rgba.subarray(from * 4, (from + widthPx) * 4), y * widthPx * 4);
    own.set(inside.subarray(from, from + widthPx), y * widthPx);
  }
  return { pixels: { widthPx, heightPx, rgba: ownRgba }, inside: own };
}

function* snapped01(pixels: RasterPixels, inside: Uint8Array, reachPx: number): Steps<Uint8Array> {
  const { widthPx, heightPx } = pixels;
  const outside = inside.map((one) => 1 - one);
  const sides = yield* coresOf(inside, widthPx, heightPx, reachPx);
  // Beyond the paper's edge nothing is outside: a region that goes off the paper has no edge there.
  const away = yield* distanceThirds(outside, widthPx, heightPx, false);
  for (let at = 0; at < inside.length; at += 1) {
    if (outside[at] === 1 && (away[at] ?? 0) > reachPx * THIRDS) sides[at] = OUTSIDE;
  }
  const levels = new Levels(LEVELS);
  const offer = (at: number, side: number, level: number) => {
    const x = at % widthPx;
    for (let beside = 0; beside < 4; beside += 1) {
      const to = besideOf(at, x, widthPx, beside);
      if (to < 0 || to >= sides.length || sides[to] !== 0) continue;
      const steep = steepness(pixels, at, to);
      const isLate = side === OUTSIDE && steep >= LINE_GOES_WITH_INSIDE;
      // Whose it is, is settled when its turn comes: both sides may have asked for it.
      levels.push(Math.max(level, steep + (isLate ? LINE_GOES_WITH_INSIDE : 0)), to * 4 + side);
    }
  };
  const began = sides.slice();
  const atOnceRows = rowsAtOnce(widthPx);
  for (let at = 0; at < began.length; at += 1) {
    // Most lie between others that are settled, too.
    const isWithin = began[at - 1] && began[at + 1] && began[at - widthPx] && began[at + widthPx];
    if (began[at] !== 0 && !isWithin) offer(at, began[at] ?? 0, 0);
    if (at % (widthPx * atOnceRows) === 0) yield at / began.length;
  }
  for (let level = 0; level < LEVELS; level += 1) {
    for (const asked of levels.valuesOf(level)) {
      const [at, side] = [asked >> 2, asked & 3];
      if (sides[at] !== 0) continue;
      sides[at] = side;
      offer(at, side, level);
    }
    yield level / LEVELS;
  }
  for (let at = 0; at < sides.length; at += 1) if (sides[at] !== INSIDE) sides[at] = 0;
  return sides;
}

/** Ink, and any step between two colours, is what an edge may be. 0 to 63. */
function steepness(pixels: RasterPixels, from: number, to: number): number {
  return Math.floor(Math.max(unlike(pixels, from, to), inkAt(pixels, to)) / 4);
}

/** What lies deeper inside than the reach; of a piece that is nowhere so deep, its deepest places. */
function* coresOf(inside: Uint8Array, widthPx: number, heightPx: number, reachPx: number): Steps<Uint8Array> {
  const deep = yield* distanceThirds(inside, widthPx, heightPx, false);
  const cores = new Uint8Array(inside.length);
  const pieces = new Int32Array(inside.length);
  let piece = 0;
  for (let start = 0; start < inside.length; start += 1) {
    if (inside[start] !== 1 || pieces[start] !== 0) continue;
    piece += 1;
    const box = yield* scanFill(widthPx, start, pieces, piece, (next) => inside[next] === 1);
    const ofPiece = (visit: (at: number) => void) => {
      for (let y = box.top; y < box.bottom; y += 1) {
        for (let at = y * widthPx + box.left; at < y * widthPx + box.right; at += 1) {
          if (pieces[at] === piece) visit(at);
        }
      }
    };
    let deepest = 0;
    ofPiece((at) => {
      deepest = Math.max(deepest, deep[at] ?? 0);
    });
    const least = Math.min(reachPx * THIRDS, Math.max(deepest * 0.6, deepest - THIRDS));
    ofPiece((at) => {
      if ((deep[at] ?? 0) > least || deep[at] === deepest) cores[at] = INSIDE;
    });
  }
  return cores;
}
