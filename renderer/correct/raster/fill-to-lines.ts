import type { Place } from '../../../main/contract/correction';
import { flood } from '../../../main/contract/flood';
import { distanceThirds, THIRDS } from './distance';
import { pixelAt, type RasterPixels, unlike } from './pixels';

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
export function fillToLines(pixels: RasterPixels, seed: Place, { gapPx, tolerance }: FillOptions): Uint8Array | null {
  const start = pixelAt(pixels, seed);
  if (start === undefined) return null;
  const { widthPx, heightPx } = pixels;
  const filled = new Uint8Array(widthPx * heightPx);
  const all = flood(widthPx, start, filled, (pixel) => unlike(pixels, start, pixel) < tolerance);
  if (gapPx <= 0) return filled;
  const box = boxOf(all, widthPx);
  const area = cut(filled, widthPx, box);
  const near = Math.floor(start / widthPx - box.top) * box.width + (start % widthPx) - box.left;
  const kept = basinOf(area, box.width, box.height, near, gapPx);
  for (const at of all) {
    const inBox = (Math.floor(at / widthPx) - box.top) * box.width + (at % widthPx) - box.left;
    if (kept[inBox] === 0) filled[at] = 0;
  }
  return filled;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(all: readonly number[], widthPx: number): Box {
  let [left, right, top, bottom] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
  for (const at of all) {
    const [x, y] = [at % widthPx, Math.floor(at / widthPx)];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function cut(whole: Uint8Array, widthPx: number, { left, top, width, height }: Box): Uint8Array {
  const part = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * widthPx + left;
    part.set(whole.subarray(from, from + width), y * width);
  }
  return part;
}

/** Of an area, what belongs to the wide place that the seed belongs to. */
function basinOf(area: Uint8Array, width: number, height: number, seed: number, gapPx: number): Uint8Array {
  const far = distanceThirds(area, width, height);
  const own = uphill(far, width, height, seed);
  // In an area that is everywhere narrower than the gap, nothing but its own width can tell what is open.
  const wide = Math.min(Math.ceil((gapPx / 2) * THIRDS), (far[own] ?? 1) - 1);
  const basins = new Int32Array(area.length);
  const taken = new Uint8Array(area.length);
  const levels: number[][] = Array.from({ length: wide + 1 }, () => []);
  let count = 0;
  for (let start = 0; start < area.length; start += 1) {
    if ((far[start] ?? 0) <= wide || taken[start] === 1) continue;
    count += 1;
    for (const at of flood(width, start, taken, (next) => (far[next] ?? 0) > wide)) basins[at] = count;
  }
  const offer = (at: number, level: number) => {
    const x = at % width;
    for (const to of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (to < 0 || to >= area.length || area[to] === 0 || taken[to] === 1) continue;
      taken[to] = 1;
      basins[to] = basins[at] ?? 0;
      // Behind a narrow place it goes on at that place's level, however wide it is there.
      levels[Math.min(level, far[to] ?? 0)]?.push(to);
    }
  };
  for (let at = 0; at < area.length; at += 1) if ((far[at] ?? 0) > wide) offer(at, wide);
  for (let level = wide; level >= 0; level -= 1) {
    // A level grows while it is gone through.
    for (const at of levels[level] ?? []) offer(at, level);
  }
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
