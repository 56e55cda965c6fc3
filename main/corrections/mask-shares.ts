import type { WorkingSize } from '../analysis/working-size';
import { type Mask, maskPixels } from '../contract/correction-mask';
import { NakawariError } from '../contract/errors';
import { emptyGrid, type Grid } from './grid';

/**
 * A region in pixels of the key as the share of each cell that lies in it, 0..1.
 * @throws NakawariError input-invalid when the runs do not fill the mask's box
 */
export function sharesOf(mask: Mask, cellPx: number, size: WorkingSize): Grid {
  const pixels = maskPixels(mask);
  if (!pixels) throw new NakawariError('input-invalid', { reason: 'the runs of a mask do not fill its box' });
  const grid = emptyGrid(1, cellPx, size);
  const columnOf = (x: number) => Math.floor(((x + 0.5) * size.scaleX) / cellPx);
  const rowOf = (y: number) => Math.floor(((y + 0.5) * size.scaleY) / cellPx);
  const perColumn = counted(size.keyWidthPx, columnOf, grid.width);
  const perRow = counted(size.keyHeightPx, rowOf, grid.height);
  for (let y = 0; y < mask.heightPx; y += 1) {
    const row = rowOf(mask.yPx + y);
    if (row >= grid.height) break;
    for (let x = 0; x < mask.widthPx; x += 1) {
      if (pixels[y * mask.widthPx + x] !== 1) continue;
      const cell = row * grid.width + columnOf(mask.xPx + x);
      grid.data[cell] = (grid.data[cell] ?? 0) + 1;
    }
  }
  for (let row = 0; row < grid.height; row += 1) {
    for (let column = 0; column < grid.width; column += 1) {
      const cell = row * grid.width + column;
      const all = (perColumn[column] ?? 0) * (perRow[row] ?? 0);
      grid.data[cell] = all === 0 ? 0 : Math.min(1, (grid.data[cell] ?? 0) / all);
    }
  }
  return grid;
}

/** How many pixels of a side fall into each cell: those at the padding have fewer. */
function counted(pixels: number, cellOf: (pixel: number) => number, cells: number): Float64Array {
  const counts = new Float64Array(cells);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const cell = cellOf(pixel);
    if (cell < cells) counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}
