import { flood } from '../../contract/flood';
import type { Cells } from './composition';

export interface Nearest {
  /** In cells, from the middle of each to the middle of the nearest that is one. */
  readonly away: Float32Array;
  /** Which cell that is; -1 where there is none at all. */
  readonly cell: Int32Array;
}

/**
 * The nearest cell of a set, from everywhere. Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, 2012, with the place kept.
 */
export function nearestOf(cells: Cells, width: number, height: number): Nearest {
  const away = new Float32Array(width * height);
  const cell = new Int32Array(width * height).fill(-1);
  if (!cells.includes(1)) return { away: away.fill(Math.hypot(width, height)), cell };
  const far = 4 * (width * width + height * height);
  // Down the columns: how far to the nearest cell above or below.
  const rise = new Int32Array(width * height).fill(-1);
  for (let x = 0; x < width; x += 1) {
    let last = -1;
    for (let y = 0; y < height; y += 1) {
      if (cells[y * width + x]) last = y;
      rise[y * width + x] = last;
    }
    last = -1;
    for (let y = height - 1; y >= 0; y -= 1) {
      if (cells[y * width + x]) last = y;
      const above = rise[y * width + x] ?? -1;
      if (last >= 0 && (above < 0 || last - y < y - above)) rise[y * width + x] = last;
    }
  }
  const [roots, starts] = [new Int32Array(width), new Float64Array(width + 1)];
  const price = new Float64Array(width);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const row = rise[y * width + x] ?? -1;
      price[x] = row < 0 ? far : (row - y) ** 2;
    }
    let last = 0;
    roots[0] = 0;
    starts[0] = Number.NEGATIVE_INFINITY;
    starts[1] = Number.POSITIVE_INFINITY;
    for (let q = 1; q < width; q += 1) {
      let crossing = 0;
      for (;;) {
        const root = roots[last] ?? 0;
        crossing = ((price[q] ?? 0) + q * q - (price[root] ?? 0) - root * root) / (2 * (q - root));
        if (crossing > (starts[last] ?? 0) || last === 0) break;
        last -= 1;
      }
      if (crossing > (starts[last] ?? 0)) last += 1;
      roots[last] = q;
      starts[last] = last === 0 ? Number.NEGATIVE_INFINITY : crossing;
      starts[last + 1] = Number.POSITIVE_INFINITY;
    }
    let at = 0;
    for (let x = 0; x < width; x += 1) {
      while ((starts[at + 1] ?? 0) < x) at += 1;
      const root = roots[at] ?? 0;
      const row = rise[y * width + root] ?? -1;
      cell[y * width + x] = row < 0 ? -1 : row * width + root;
      away[y * width + x] = Math.sqrt((x - root) ** 2 + (price[root] ?? 0));
    }
  }
  return { away, cell };
}

/** Positive inside, negative outside, cells from the border; 0 lies between the last cell inside and the first outside. */
export function signedAway(cells: Cells, width: number, height: number): Float32Array {
  const outside = nearestOf(cells, width, height).away;
  const inside = nearestOf(
    cells.map((value) => 1 - value),
    width,
    height,
  ).away;
  return outside.map((away, cell) => (cells[cell] ? (inside[cell] ?? 0) - 0.5 : 0.5 - away));
}

/** A set grown by so many cells. */
export function grown(cells: Cells, by: number, width: number, height: number): Cells {
  const { away } = nearestOf(cells, width, height);
  return Uint8Array.from(away, (value) => (value <= by ? 1 : 0));
}

/** Gaps as narrow as this are closed, and islands smaller than this share of the largest are none of the thing. */
const GAP_CELLS = 2;
const ISLAND_SHARE = 0.08;

/** A set as one thing would look: what a network sees of it is full of holes and crumbs. */
export function madeWhole(cells: Cells, width: number, height: number): Cells {
  const outside = grown(cells, GAP_CELLS, width, height).map((value) => 1 - value);
  const closed = grown(outside, GAP_CELLS, width, height).map((value, cell) => (value && !cells[cell] ? 0 : 1));
  const islands = new Int32Array(cells.length);
  const areas = [0];
  const met = new Uint8Array(cells.length);
  for (let start = 0; start < closed.length; start += 1) {
    if (!closed[start] || met[start]) continue;
    const found = flood(width, start, met, (cell) => closed[cell] === 1);
    for (const cell of found) islands[cell] = areas.length;
    areas.push(found.length);
  }
  const least = ISLAND_SHARE * Math.max(...areas);
  return closed.map((value, cell) => (value && (areas[islands[cell] ?? 0] ?? 0) >= least ? 1 : 0));
}
