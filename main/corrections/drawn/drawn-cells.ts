import type { WorkingSize } from '../../analysis/working-size';
import { type Cells, type Composition, MAP_CELL_PX } from './composition';
import type { Luma } from './line-beside';

/** Of 1: neighbouring places that differ by so much have a line or an edge between them. */
const DIFFERS01 = 0.1;

/** Cells with a line or an edge of two colours in them. */
export function drawnCells(
  { data, width: widthPx, height: heightPx }: Luma,
  to: Composition,
  { scaleX }: WorkingSize,
): Cells {
  const out = new Uint8Array(to.cells);
  // A drawing that is seen small is soft.
  const least = DIFFERS01 * Math.min(1, Math.max(0.5, scaleX));
  for (let cell = 0; cell < out.length; cell += 1) {
    const [x, y] = [(cell % to.width) * MAP_CELL_PX, Math.floor(cell / to.width) * MAP_CELL_PX];
    let [low, high] = [1, 0];
    for (let j = 0; j <= MAP_CELL_PX; j += 1) {
      for (let i = 0; i <= MAP_CELL_PX; i += 1) {
        const value = data[Math.min(y + j, heightPx - 1) * widthPx + Math.min(x + i, widthPx - 1)] ?? 1;
        [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
    }
    out[cell] = high - low >= least ? 1 : 0;
  }
  return out;
}
