import { type Cells, type Composition, centreOfCell, either, type InKeys, without } from './composition';
import { nearestOf } from './nearest-cell';

/**
 * What lies behind a piece that is taken away: the motion of what is drawn around the hole goes on into it, from the key that does not show
 * the piece there. Where both do, the nearest that was drawn is drawn on.
 */
const ROUNDS = 12;

/**
 * @param piece what must not be shown there, in both keys
 * @param moved cells whose motion is not that of what lies behind: where the piece is now
 */
export function fillBehind(to: Composition, hole: Cells, piece: InKeys, moved?: Cells): void {
  const { width, height } = to;
  const isAround = without(new Uint8Array(hole.length).fill(1), hole);
  const shown = moved ? either(to.shown(piece), moved) : to.shown(piece);
  const { cell: nearest } = nearestOf(without(isAround, shown), width, height);
  const number = to.newPiece();
  const cells: number[] = [];
  hole.forEach((value, cell) => {
    if (value && (nearest[cell] ?? -1) >= 0) cells.push(cell);
  });
  for (const cell of cells) {
    const from = nearest[cell] ?? cell;
    for (let c = 0; c < 5; c += 1) {
      const plane = to.planes[c];
      if (plane) plane[cell] = plane[from] ?? 0;
    }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let c = 0; c < 4; c += 1) evenOut(to.planes[c] ?? new Float32Array(0), cells, shown, width, height);
  }
  for (const cell of cells) {
    const from = nearest[cell] ?? cell;
    const first = to.winner(from);
    const second = first === 0 ? 1 : 0;
    const free = ([first, second] as const).find((key) => !piece[key][to.sourceCell(key, cell)]);
    if (free !== undefined) {
      to.put(cell, [to.source(0, cell), to.source(1, cell)], free === 0 ? 1 : 0, number);
      continue;
    }
    // Nothing shows it: the place beside it goes on.
    const here = centreOfCell(from, width);
    const on = (key: 0 | 1) => ({
      x: here.x + (to.planes[2 * key]?.[from] ?? 0),
      y: here.y + (to.planes[2 * key + 1]?.[from] ?? 0),
    });
    to.put(cell, [on(0), on(1)], to.share0(from), number);
  }
}

/** A mean with the neighbours, but for those that show the piece. */
function evenOut(plane: Float32Array, cells: readonly number[], not: Cells, width: number, height: number): void {
  for (const cell of cells) {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    let [all, count] = [plane[cell] ?? 0, 1];
    if (x > 0 && !not[cell - 1]) [all, count] = [all + (plane[cell - 1] ?? 0), count + 1];
    if (x < width - 1 && !not[cell + 1]) [all, count] = [all + (plane[cell + 1] ?? 0), count + 1];
    if (y > 0 && !not[cell - width]) [all, count] = [all + (plane[cell - width] ?? 0), count + 1];
    if (y < height - 1 && !not[cell + width]) [all, count] = [all + (plane[cell + width] ?? 0), count + 1];
    plane[cell] = all / count;
  }
}
