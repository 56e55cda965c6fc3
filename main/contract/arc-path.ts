/** The path of a joint as a correction says it, for who draws it and for who makes it so. Pure; any unit of length. */

interface Off {
  readonly x: number;
  readonly y: number;
}

/**
 * A path's distance from the straight way at t: smooth through all of its points, none at the keys.
 * @param knots rising in t, strictly between 0 and 1
 */
export function offPath(knots: readonly { readonly tUnit: number; readonly off: Off }[], tUnit: number): Off {
  const all = [{ tUnit: 0, off: { x: 0, y: 0 } }, ...knots, { tUnit: 1, off: { x: 0, y: 0 } }];
  const after = Math.max(
    1,
    all.findIndex((knot) => knot.tUnit >= tUnit),
  );
  const [a, b] = [all[after - 1], all[after]];
  if (!a || !b) return { x: 0, y: 0 };
  const span = b.tUnit - a.tUnit;
  const s = (tUnit - a.tUnit) / span;
  const one = (pick: (off: Off) => number) =>
    hermite(pick(a.off), pick(b.off), slopeAt(all, after - 1, pick) * span, slopeAt(all, after, pick) * span, s);
  return { x: one((off) => off.x), y: one((off) => off.y) };
}

function hermite(a: number, b: number, slopeA: number, slopeB: number, s: number): number {
  const [s2, s3] = [s * s, s * s * s];
  return (2 * s3 - 3 * s2 + 1) * a + (s3 - 2 * s2 + s) * slopeA + (3 * s2 - 2 * s3) * b + (s3 - s2) * slopeB;
}

/** The slope of the parabola through a knot and its neighbours (at the ends: through the first or last three). */
function slopeAt(
  all: readonly { readonly tUnit: number; readonly off: Off }[],
  index: number,
  pick: (off: Off) => number,
): number {
  const middle = Math.min(Math.max(index, 1), all.length - 2);
  const [p, q, r, at] = [all[middle - 1], all[middle], all[middle + 1], all[index]];
  if (!p || !q || !r || !at) return 0;
  const first = (pick(q.off) - pick(p.off)) / (q.tUnit - p.tUnit);
  const second = (pick(r.off) - pick(q.off)) / (r.tUnit - q.tUnit);
  const curve = (second - first) / (r.tUnit - p.tUnit);
  return first + curve * (at.tUnit - p.tUnit + (at.tUnit - q.tUnit));
}
