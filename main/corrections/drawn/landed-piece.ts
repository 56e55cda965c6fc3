import { along, follow, type Grid, type Spot } from '../grid';
import { type Cells, type Composition, centreOfCell, type InKeys } from './composition';

/** A piece of the keys carried to the in-between along the motion between the keys: where it is, and where each cell comes from. */
export interface LandedPiece {
  readonly covered: Cells;
  /** Of a covered cell: its places in both keys, and which key shows it (the nearer one in time, of those that do). */
  sourcesAt(cell: number): { readonly sources: readonly [Spot, Spot]; readonly key: 0 | 1 };
}

/** From a place of the own key: where it is at t, and where in the other key. */
export interface Carry {
  readonly at: Spot;
  readonly other: Spot;
}

/** Straight, as the pair of flows has it. @param ownUnit how far along its way the piece is */
export function carryAlong(flows: readonly [Grid, Grid], ownUnit: number): (key: 0 | 1, place: Spot) => Carry {
  return (key, place) => {
    const other = follow(flows[key], place);
    return { at: along(place, other, key === 0 ? ownUnit : 1 - ownUnit), other };
  };
}

const CLOSES = 2;
const LEAST_NEIGHBOURS = 3;

export function landedPiece(
  to: Composition,
  inKeys: InKeys,
  carry: (key: 0 | 1, place: Spot) => Carry,
  nearer: 0 | 1,
): LandedPiece {
  const { width, height, cells } = to;
  const covered = new Uint8Array(cells);
  const keyOf = new Uint8Array(cells);
  // Own place and place in the other key, relative to the cell, so that a neighbour's serves as well.
  const offsets = new Float32Array(cells * 4);
  for (const key of [nearer === 0 ? 1 : 0, nearer] as const) {
    inKeys[key].forEach((value, cell) => {
      if (!value) return;
      const place = centreOfCell(cell, width);
      const { at, other } = carry(key, place);
      if (at.x < 0 || at.y < 0 || at.x >= width * 2 || at.y >= height * 2) return;
      const target = to.cellAt(at);
      covered[target] = 1;
      keyOf[target] = key;
      offsets.set([place.x - at.x, place.y - at.y, other.x - at.x, other.y - at.y], target * 4);
    });
  }
  for (let round = 0; round < CLOSES; round += 1) close(covered, keyOf, offsets, width, height);
  return {
    covered,
    sourcesAt: (cell) => {
      const { x, y } = centreOfCell(cell, width);
      const own = { x: x + (offsets[cell * 4] ?? 0), y: y + (offsets[cell * 4 + 1] ?? 0) };
      const other = { x: x + (offsets[cell * 4 + 2] ?? 0), y: y + (offsets[cell * 4 + 3] ?? 0) };
      return keyOf[cell] === 0 ? { sources: [own, other], key: 0 } : { sources: [other, own], key: 1 };
    },
  };
}

/** What grows on its way leaves gaps between its cells. */
function close(covered: Cells, keyOf: Uint8Array, offsets: Float32Array, width: number, height: number): void {
  const before = covered.slice();
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const cell = y * width + x;
      if (before[cell]) continue;
      let [count, one] = [0, -1];
      for (const step of [-1, 1, -width, width, -width - 1, -width + 1, width - 1, width + 1]) {
        if (!before[cell + step]) continue;
        count += 1;
        if (one < 0) one = cell + step;
      }
      if (count < LEAST_NEIGHBOURS + 1) continue;
      covered[cell] = 1;
      keyOf[cell] = keyOf[one] ?? 0;
      offsets.copyWithin(cell * 4, one * 4, one * 4 + 4);
    }
  }
}
