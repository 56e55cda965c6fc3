import type { Place } from '../../../main/contract/correction';
import { distanceThirds, THIRDS } from './distance';
import { atOnce, rowsAtOnce, type Steps } from './in-steps';
import { alikeTo, pixelAt, type RasterPixels } from './pixels';
import { type FilledBox, scanFill } from './scan-fill';
import { besideOf, Levels } from './watershed';

export interface FillOptions {
  /** Openings in the lines up to so wide are closed; 0: none. */
  readonly gapPx: number;
  /** A pixel that differs from the seed by less (0..255, largest channel) is of its colour. */
  readonly tolerance: number;
}

export const FILL_DEFAULTS: FillOptions = { gapPx: 4, tolerance: 32 };

/**
 * The area of one colour around the seed, bounded by lines, by other colours and by the paper's edge, as a whole paper of 0 and 1.
 * Openings are closed where the area is narrowest: its wide places (further than half a gap from any line) each keep what lies nearest to
 * them, found by flooding from them downhill in distance (watershed; Vincent and Soille 1991). Thin tips stay with the area they hang on.
 * Lines themselves are not taken (see `grownOverLines`). Null when the seed lies beside the paper.
 */
export function* fillingToLines(
  pixels: RasterPixels,
  seed: Place,
  { gapPx, tolerance }: FillOptions,
): Steps<Uint8Array | null> {
  const start = pixelAt(pixels, seed);
  if (start === undefined) return null;
  const { widthPx, heightPx } = pixels;
  const filled = new Uint8Array(widthPx * heightPx);
  const box = yield* scanFill(widthPx, start, filled, 1, alikeTo(pixels, start, tolerance));
  // A rectangle without anything in it, as an empty paper is, has no narrow place.
  const isBare = box.count === (box.right - box.left) * (box.bottom - box.top);
  if (gapPx <= 0 || isBare) return filled;
  const area = cutOut(filled, widthPx, box);
  const width = box.right - box.left;
  const near = (Math.floor(start / widthPx) - box.top) * width + (start % widthPx) - box.left;
  const kept = yield* basinOf(area, width, box.bottom - box.top, near, gapPx);
  for (let y = box.top; y < box.bottom; y += 1) {
    const from = (y - box.top) * width;
    filled.set(kept.subarray(from, from + width), y * widthPx + box.left);
  }
  return filled;
}

/** The same, at once. */
export function fillToLines(pixels: RasterPixels, seed: Place, options: FillOptions): Uint8Array | null {
  return atOnce(fillingToLines(pixels, seed, options));
}

function cutOut(whole: Uint8Array, widthPx: number, { left, top, right, bottom }: FilledBox): Uint8Array {
  const width = right - left;
  const part = new Uint8Array(width * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    const from = y * widthPx + left;
    part.set(whole.subarray(from, from + width), (y - top) * width);
  }
  return part;
}

/** Of an area, what belongs to the wide place that the seed belongs to. */
function* basinOf(area: Uint8Array, width: number, height: number, seed: number, gapPx: number): Steps<Uint8Array> {
  const far = yield* distanceThirds(area, width, height);
  const own = uphill(far, width, height, seed);
  // In an area that is everywhere narrower than the gap, nothing but its own width can tell what is open.
  const wide = Math.min(Math.ceil((gapPx / 2) * THIRDS), (far[own] ?? 1) - 1);
  const basins = new Int32Array(area.length);
  let count = 0;
  for (let start = 0; start < area.length; start += 1) {
    if ((far[start] ?? 0) <= wide || basins[start] !== 0) continue;
    count += 1;
    yield* scanFill(width, start, basins, count, (next) => (far[next] ?? 0) > wide);
  }
  // The area hangs together: with one wide place all of it belongs to that.
  if (count <= 1) return area;
  const levels = new Levels(wide + 1);
  const offer = (at: number, level: number) => {
    const x = at % width;
    for (let side = 0; side < 4; side += 1) {
      const to = besideOf(at, x, width, side);
      if (to < 0 || to >= area.length || area[to] === 0 || basins[to] !== 0) continue;
      basins[to] = basins[at] ?? 0;
      // Behind a narrow place it goes on at that place's level, however wide it is there.
      levels.push(Math.min(level, far[to] ?? 0), to);
    }
  };
  const atOnceRows = rowsAtOnce(width);
  for (let at = 0; at < area.length; at += 1) {
    if ((far[at] ?? 0) > wide) offer(at, wide);
    if (at % (width * atOnceRows) === 0) yield at / area.length;
  }
  for (let level = wide; level >= 0; level -= 1) for (const at of levels.valuesOf(level)) offer(at, level);
  const kept = new Uint8Array(area.length);
  const wanted = basins[seed] ?? 0;
  for (let at = 0; at < area.length; at += 1) if (area[at] === 1 && basins[at] === wanted) kept[at] = 1;
  return kept;
}

/** From the seed to the widest place that can be reached by going nowhere narrower. */
function uphill(far: Uint16Array, width: number, height: number, seed: number): number {
  let at = seed;
  for (;;) {
    const [x, y] = [at % width, Math.floor(at / width)];
    let best = at;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        const to = (y + dy) * width + x + dx;
        if ((far[to] ?? 0) > (far[best] ?? 0)) best = to;
      }
    }
    if (best === at) return at;
    at = best;
  }
}
