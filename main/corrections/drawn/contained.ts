import { type Cells, Composition, type DrawnMaps, either } from './composition';
import { grown } from './nearest-cell';

/** So far around a thing that a person spoke of, its drawing may change, as a share of the height. */
const EDGE_SHARE = 0.03;

/**
 * What a person said of one thing must not move the others: outside of where the thing is, in the drawing with that word and without it, the
 * drawing without it stays.
 * @param things where it is
 */
export function contained(without: DrawnMaps, told: DrawnMaps, things: readonly Cells[]): Composition {
  const to = new Composition(told);
  const before = new Composition(without);
  const { width, height } = to;
  const where = things.reduce(either, new Uint8Array(to.cells));
  const zone = grown(where, EDGE_SHARE * height, width, height);
  to.planes.forEach((plane, c) => {
    const base = before.planes[c];
    zone.forEach((value, cell) => {
      if (!value) plane[cell] = base?.[cell] ?? 0;
    });
  });
  return to;
}
