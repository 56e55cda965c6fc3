import type { Planes } from './planes';

/** Where a pixel falls on a coarser grid: two neighbours and the share of the second. Half-pixel centres, clamped to the border. */
export interface GridPosition {
  readonly at: number;
  readonly next: number;
  readonly share: number;
}

/** @param cellsPerPx how many grid cells one pixel spans (below 1 where the grid is coarser) */
export function gridPosition(px: number, cellsPerPx: number, cells: number): GridPosition {
  const position = Math.min(Math.max((px + 0.5) * cellsPerPx - 0.5, 0), cells - 1);
  const at = Math.floor(position);
  return { at, next: Math.min(at + 1, cells - 1), share: position - at };
}

export interface Enlargement {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly cellsPerPxX: number;
  readonly cellsPerPxY: number;
}

/**
 * Enlarges maps bilinearly, row by row, so that no map of a large drawing has to lie in memory whole.
 * @param onRow gets the row with channels interleaved; the array is reused for the next row
 */
export function enlargeRows(planes: Planes, to: Enlargement, onRow: (y: number, row: Float32Array) => void): void {
  const { data, channels, width, height } = planes;
  const columns = Array.from({ length: to.widthPx }, (_, x) => gridPosition(x, to.cellsPerPxX, width));
  const between = new Float32Array(width);
  const row = new Float32Array(to.widthPx * channels);
  for (let y = 0; y < to.heightPx; y += 1) {
    const { at, next, share } = gridPosition(y, to.cellsPerPxY, height);
    for (let c = 0; c < channels; c += 1) {
      const plane = data.subarray(c * width * height, (c + 1) * width * height);
      for (let i = 0; i < width; i += 1) {
        const above = plane[at * width + i] ?? 0;
        between[i] = above + ((plane[next * width + i] ?? 0) - above) * share;
      }
      columns.forEach((column, x) => {
        const left = between[column.at] ?? 0;
        row[x * channels + c] = left + ((between[column.next] ?? 0) - left) * column.share;
      });
    }
    onRow(y, row);
  }
}
