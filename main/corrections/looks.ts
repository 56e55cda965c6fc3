import type { WorkingPixels } from './colour-area';
import type { Spot } from './grid';

/**
 * What a picture looks like around each place, at several coarsenesses: colour and how many edges there are. Two places that look alike
 * here show the same thing, even where a line is a pixel off.
 */
export interface LookLevel {
  readonly cellPx: number;
  readonly width: number;
  readonly height: number;
  /** red, green, blue over grey, edges; 0..1 each, a plane after the other. */
  readonly planes: Float32Array;
}
/** Finest first. */
export type Looks = readonly LookLevel[];

const CHANNELS = 4;
/** Of all cells this share has fewer edges than what counts as full of them. */
const FULL_SHARE = 0.97;
const GREY = 0.5;

const known = new WeakMap<WorkingPixels['rgba'], Looks>();

/** Cells of 2, 4 and 8 working pixels. Kept as long as the picture is. */
export function looksOf(picture: WorkingPixels): Looks {
  const found = known.get(picture.rgba);
  if (found) return found;
  const fine = finest(picture);
  const middle = halved(fine);
  const looks = [fine, middle, halved(middle)].map((level) => evened(softened(level)));
  known.set(picture.rgba, looks);
  return looks;
}

function finest({ rgba, widthPx, heightPx }: WorkingPixels): LookLevel {
  const [width, height] = [widthPx >> 1, heightPx >> 1];
  const cells = width * height;
  const planes = new Float32Array(CHANNELS * cells);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        let sum = 0;
        for (let k = 0; k < 4; k += 1) {
          const at = ((2 * y + (k >> 1)) * widthPx + 2 * x + (k & 1)) * 4;
          const alpha = (rgba[at + 3] ?? 0) / 255;
          sum += ((rgba[at + c] ?? 0) / 255) * alpha + GREY * (1 - alpha);
        }
        planes[c * cells + y * width + x] = sum / 4;
      }
    }
  }
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width - 1; x += 1) {
      const at = y * width + x;
      let most = 0;
      for (let c = 0; c < 3; c += 1) {
        const here = planes[c * cells + at] ?? 0;
        const [right, below] = [planes[c * cells + at + 1] ?? 0, planes[c * cells + at + width] ?? 0];
        most = Math.max(most, Math.abs(right - here), Math.abs(below - here));
      }
      planes[3 * cells + at] = Math.min(1, most * 2);
    }
  }
  return { cellPx: 2, width, height, planes };
}

function halved({ cellPx, width, height, planes }: LookLevel): LookLevel {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Float32Array(CHANNELS * w * h);
  for (let c = 0; c < CHANNELS; c += 1) {
    for (let y = 0; y < h; y += 1) {
      for (let x = 0; x < w; x += 1) {
        const at = (c * height + 2 * y) * width + 2 * x;
        out[(c * h + y) * w + x] =
          ((planes[at] ?? 0) + (planes[at + 1] ?? 0) + (planes[at + width] ?? 0) + (planes[at + width + 1] ?? 0)) / 4;
      }
    }
  }
  return { cellPx: cellPx * 2, width: w, height: h, planes: out };
}

/** 1 2 1 both ways. */
function softened({ cellPx, width, height, planes }: LookLevel): LookLevel {
  const across = new Float32Array(planes.length);
  const out = new Float32Array(planes.length);
  for (let row = 0; row < CHANNELS * height; row += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = row * width + x;
      const here = planes[at] ?? 0;
      const [left, right] = [x > 0 ? planes[at - 1] : here, x < width - 1 ? planes[at + 1] : here];
      across[at] = (2 * here + (left ?? 0) + (right ?? 0)) / 4;
    }
  }
  for (let row = 0; row < CHANNELS * height; row += 1) {
    const y = row % height;
    for (let x = 0; x < width; x += 1) {
      const at = row * width + x;
      const here = across[at] ?? 0;
      const [above, below] = [y > 0 ? across[at - width] : here, y < height - 1 ? across[at + width] : here];
      out[at] = (2 * here + (above ?? 0) + (below ?? 0)) / 4;
    }
  }
  return { cellPx, width, height, planes: out };
}

/** Coarse cells thin edges out: full of edges is 1 again. */
function evened(level: LookLevel): LookLevel {
  const edges = level.planes.subarray(3 * level.width * level.height);
  const sorted = Float32Array.from(edges).sort();
  const full = Math.max(sorted[Math.floor((sorted.length - 1) * FULL_SHARE)] ?? 0, 0.02);
  for (let i = 0; i < edges.length; i += 1) edges[i] = Math.min(1.5, (edges[i] ?? 0) / full);
  return level;
}

/** How full of edges it is there, 0..1.5. */
export function edgesAt(level: LookLevel, spot: Spot): number {
  return read(level, 3, spot.x / level.cellPx - 0.5, spot.y / level.cellPx - 0.5);
}

function read({ width, height, planes }: LookLevel, channel: number, x: number, y: number): number {
  const gx = Math.min(Math.max(x, 0), width - 1.001);
  const gy = Math.min(Math.max(y, 0), height - 1.001);
  const [x0, y0] = [Math.floor(gx), Math.floor(gy)];
  const [fx, fy] = [gx - x0, gy - y0];
  const at = (channel * height + y0) * width + x0;
  const above = (planes[at] ?? 0) * (1 - fx) + (planes[at + 1] ?? 0) * fx;
  const below = (planes[at + width] ?? 0) * (1 - fx) + (planes[at + width + 1] ?? 0) * fx;
  return above * (1 - fy) + below * fy;
}

/** Off the paper nothing looks like anything. */
const OUTSIDE = 1;
const MOST = 1;

/** How unlike two places look, 0..1. Asked some hundred thousand times a gesture: all channels of a place are read at once. */
export function unlike(a: LookLevel, at: Spot, b: LookLevel, there: Spot): number {
  const [bx, by] = [there.x / b.cellPx - 0.5, there.y / b.cellPx - 0.5];
  if (bx < -0.5 || by < -0.5 || bx > b.width - 0.5 || by > b.height - 0.5) return OUTSIDE;
  readAll(a, at.x / a.cellPx - 0.5, at.y / a.cellPx - 0.5, first);
  readAll(b, bx, by, second);
  let sum = 0;
  for (let c = 0; c < 3; c += 1) sum += Math.abs((first[c] ?? 0) - (second[c] ?? 0));
  sum += 0.5 * Math.abs((first[3] ?? 0) - (second[3] ?? 0));
  return Math.min(MOST, 1.5 * sum);
}

const [first, second] = [new Float64Array(CHANNELS), new Float64Array(CHANNELS)];

function readAll({ width, height, planes }: LookLevel, x: number, y: number, into: Float64Array): void {
  const gx = Math.min(Math.max(x, 0), width - 1.001);
  const gy = Math.min(Math.max(y, 0), height - 1.001);
  const [x0, y0] = [Math.floor(gx), Math.floor(gy)];
  const [fx, fy] = [gx - x0, gy - y0];
  const plane = width * height;
  let at = y0 * width + x0;
  for (let c = 0; c < CHANNELS; c += 1) {
    const above = (planes[at] ?? 0) * (1 - fx) + (planes[at + 1] ?? 0) * fx;
    const below = (planes[at + width] ?? 0) * (1 - fx) + (planes[at + width + 1] ?? 0) * fx;
    into[c] = above * (1 - fy) + below * fy;
    at += plane;
  }
}
