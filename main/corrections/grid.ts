import type { Planes } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { Place } from '../contract/correction';
import type { GraphTensor } from '../inference/graph-session';

/** A point in pixels of the padded working picture, the top-left pixel's centre at (0.5, 0.5): the frame of all graph inputs. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function spotOf({ xPx, yPx }: Place, { scaleX, scaleY }: WorkingSize): Spot {
  return { x: xPx * scaleX, y: yPx * scaleY };
}

/** A length of the key in working pixels. The two scales differ by rounding alone. */
export function lengthOf(px: number, { scaleX, scaleY }: WorkingSize): number {
  return (px * (scaleX + scaleY)) / 2;
}

export const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
export const along = (a: Spot, b: Spot, share: number): Spot => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** Channel planes over the padded working picture, one cell for so many of its pixels. */
export interface Grid extends Planes {
  readonly cellPx: number;
}

export function emptyGrid(channels: number, cellPx: number, { paddedWidthPx, paddedHeightPx }: WorkingSize): Grid {
  const [width, height] = [paddedWidthPx / cellPx, paddedHeightPx / cellPx];
  return { data: new Float32Array(channels * width * height), channels, width, height, cellPx };
}

/** A graph's output as a grid: how coarse it is follows from its width. */
export function gridOf(planes: Planes, { paddedWidthPx }: WorkingSize): Grid {
  return { ...planes, cellPx: paddedWidthPx / planes.width };
}

export function tensorOf({ data, channels, width, height }: Grid): GraphTensor {
  return { type: 'float32', data, dims: [1, channels, height, width] };
}

export const centreOf = (column: number, row: number, { cellPx }: Grid): Spot => ({
  x: (column + 0.5) * cellPx,
  y: (row + 0.5) * cellPx,
});

/** Between four cells, clamped to the border. */
export function sample({ data, width, height, cellPx }: Grid, channel: number, { x, y }: Spot): number {
  const gx = Math.min(Math.max(x / cellPx - 0.5, 0), width - 1);
  const gy = Math.min(Math.max(y / cellPx - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(gx), Math.floor(gy)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const base = channel * width * height;
  const at = (column: number, row: number) => data[base + row * width + column] ?? 0;
  const above = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * (gx - x0);
  const below = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * (gx - x0);
  return above + (below - above) * (gy - y0);
}

/** Where a flow map [2] takes this spot. */
export function follow(flow: Grid, spot: Spot): Spot {
  return { x: spot.x + sample(flow, 0, spot), y: spot.y + sample(flow, 1, spot) };
}

/** Every cell once: its index in a plane and its centre. */
export function eachCell(grid: Grid, act: (index: number, centre: Spot) => void): void {
  for (let row = 0; row < grid.height; row += 1) {
    for (let column = 0; column < grid.width; column += 1) act(row * grid.width + column, centreOf(column, row, grid));
  }
}
