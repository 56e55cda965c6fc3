import type { WorkingSize } from '../analysis/working-size';
import { flood } from '../contract/flood';
import { emptyGrid, type Grid, type Spot } from './grid';

/** A picture as the graphs take and give it: straight RGBA, 8 bit, the padded working size. */
export interface WorkingPixels {
  readonly rgba: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Neighbouring pixels that differ by less (of 255, largest channel) are of one colour. */
const ONE_COLOUR = 24;
/** Larger than this share of the picture it is the paper or a wall, and tells nothing of a part. */
const MOST_SHARE = 0.2;
const LEAST_PX = 20;
/** From a spot on a line the area beside it is meant. */
const SEARCH_PX = 5;
const CELL_PX = 4;

/**
 * The area of one colour around a spot, with the lines that bound it: what a fill would fill there. [1], 0..1, a cell 4 working pixels.
 * Undefined where a fill would run out or find nothing.
 */
export function colourAreaAt(picture: WorkingPixels, spot: Spot, size: WorkingSize): Grid | undefined {
  const filled = fill(picture, seedNear(picture, spot));
  if (!filled) return undefined;
  const grid = emptyGrid(1, CELL_PX, size);
  for (const at of filled) {
    const column = Math.floor((at % picture.widthPx) / CELL_PX);
    const row = Math.floor(at / picture.widthPx / CELL_PX);
    // A cell further: the line around it.
    for (let y = Math.max(0, row - 1); y <= Math.min(grid.height - 1, row + 1); y += 1) {
      const from = y * grid.width;
      grid.data.fill(1, from + Math.max(0, column - 1), from + Math.min(grid.width - 1, column + 1) + 1);
    }
  }
  return grid;
}

/** The lightest pixel nearby: lines are dark. */
function seedNear({ rgba, widthPx, heightPx }: WorkingPixels, { x, y }: Spot): number {
  const clamp = (value: number, most: number) => Math.min(Math.max(Math.floor(value), 0), most - 1);
  const own = clamp(y, heightPx) * widthPx + clamp(x, widthPx);
  if (luma(rgba, own) > 90) return own;
  let best = own;
  for (let dy = -SEARCH_PX; dy <= SEARCH_PX; dy += 1) {
    for (let dx = -SEARCH_PX; dx <= SEARCH_PX; dx += 1) {
      const at = clamp(y + dy, heightPx) * widthPx + clamp(x + dx, widthPx);
      if (luma(rgba, at) > luma(rgba, best)) best = at;
    }
  }
  return best;
}

/** Over black, so that see-through counts as dark: nothing is filled there. */
function luma(rgba: Uint8Array, pixel: number): number {
  const at = pixel * 4;
  const value = 0.3 * (rgba[at] ?? 0) + 0.59 * (rgba[at + 1] ?? 0) + 0.11 * (rgba[at + 2] ?? 0);
  return (value * (rgba[at + 3] ?? 0)) / 255;
}

function fill({ rgba, widthPx, heightPx }: WorkingPixels, seed: number): readonly number[] | undefined {
  const isAlike = (pixel: number) => {
    for (let c = 0; c < 4; c += 1) {
      if (Math.abs((rgba[pixel * 4 + c] ?? 0) - (rgba[seed * 4 + c] ?? 0)) >= ONE_COLOUR) return false;
    }
    return true;
  };
  const most = MOST_SHARE * widthPx * heightPx;
  const filled = flood(widthPx, seed, new Uint8Array(widthPx * heightPx), isAlike, most);
  return filled.length < LEAST_PX || filled.length > most ? undefined : filled;
}
