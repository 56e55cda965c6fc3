import { distance, eachCell, type Grid, type Spot, sample } from './grid';

/** Farther from any moved cell than this, a spot of the in-between is nothing that the first key shows. */
const NEAREST_PX = 16;

/**
 * Where a spot of the in-between at `fromUnit` is at `toUnit`, if everything moves straight from key to key.
 * @param flow01 [2] key 0 to key 1, working pixels
 */
export function carried(spot: Spot, fromUnit: number, toUnit: number, flow01: Grid): Spot {
  if (fromUnit === toUnit) return spot;
  let nearest: Spot | undefined;
  let least = NEAREST_PX;
  eachCell(flow01, (index, centre) => {
    const cells = flow01.width * flow01.height;
    const [dx, dy] = [flow01.data[index] ?? 0, flow01.data[cells + index] ?? 0];
    const away = distance({ x: centre.x + dx * fromUnit, y: centre.y + dy * fromUnit }, spot);
    if (away < least) [nearest, least] = [centre, away];
  });
  if (!nearest) return spot;
  const [dx, dy] = [sample(flow01, 0, nearest), sample(flow01, 1, nearest)];
  return { x: spot.x + dx * (toUnit - fromUnit), y: spot.y + dy * (toUnit - fromUnit) };
}

/** How much of a shift that was made at `madeUnit` is left at t: all of it there, none at the keys. */
export function shareOfShift(madeUnit: number, tUnit: number): number {
  return (tUnit * (1 - tUnit)) / (madeUnit * (1 - madeUnit));
}

/**
 * A path's distance from the straight way at t: smooth through all of its points, none at the keys.
 * @param knots rising in t, strictly between 0 and 1
 */
export function offPath(knots: readonly { readonly tUnit: number; readonly off: Spot }[], tUnit: number): Spot {
  const all = [{ tUnit: 0, off: { x: 0, y: 0 } }, ...knots, { tUnit: 1, off: { x: 0, y: 0 } }];
  const after = Math.max(
    1,
    all.findIndex((knot) => knot.tUnit >= tUnit),
  );
  const [a, b] = [all[after - 1], all[after]];
  if (!a || !b) return { x: 0, y: 0 };
  const span = b.tUnit - a.tUnit;
  const s = (tUnit - a.tUnit) / span;
  const one = (pick: (spot: Spot) => number) =>
    hermite(pick(a.off), pick(b.off), slopeAt(all, after - 1, pick) * span, slopeAt(all, after, pick) * span, s);
  return { x: one((spot) => spot.x), y: one((spot) => spot.y) };
}

function hermite(a: number, b: number, slopeA: number, slopeB: number, s: number): number {
  const [s2, s3] = [s * s, s * s * s];
  return (2 * s3 - 3 * s2 + 1) * a + (s3 - 2 * s2 + s) * slopeA + (3 * s2 - 2 * s3) * b + (s3 - s2) * slopeB;
}

/** The slope of the parabola through a knot and its neighbours (at the ends: through the first or last three). */
function slopeAt(
  all: readonly { readonly tUnit: number; readonly off: Spot }[],
  index: number,
  pick: (spot: Spot) => number,
): number {
  const middle = Math.min(Math.max(index, 1), all.length - 2);
  const [p, q, r, at] = [all[middle - 1], all[middle], all[middle + 1], all[index]];
  if (!p || !q || !r || !at) return 0;
  const first = (pick(q.off) - pick(p.off)) / (q.tUnit - p.tUnit);
  const second = (pick(r.off) - pick(q.off)) / (r.tUnit - q.tUnit);
  const curve = (second - first) / (r.tUnit - p.tUnit);
  return first + curve * (at.tUnit - p.tUnit + (at.tUnit - q.tUnit));
}
