import type { Spot } from './grid';

/** A spot that goes somewhere. */
export interface Guide {
  readonly from: Spot;
  readonly to: Spot;
}

/** Things turn; that they grow to more than this, or shrink to less, is not what guides beside each other mean. */
const MOST_GROWTH = 1.6;
/** Guides nearer together than this tell no turn. */
const LEAST_SPREAD_PX = 6;

/**
 * Where a spot goes among guides: one alone takes it along as it goes, several turn and stretch it as they turn and stretch, the nearer
 * the more (the similarity of moving least squares: Schaefer, McPhail, Warren, "Image Deformation Using Moving Least Squares", 2006).
 * Every guide's own spot goes exactly where the guide says.
 */
export function guided(spot: Spot, guides: readonly Guide[]): Spot {
  return guidedWay(spot, guides).to;
}

/** The same with the turn and growth there, as a complex number. */
export function guidedWay(spot: Spot, guides: readonly Guide[]): { readonly to: Spot; readonly turn: Spot } {
  const weights = guides.map(({ from }) => 1 / ((spot.x - from.x) ** 2 + (spot.y - from.y) ** 2 + 1e-3));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return { to: spot, turn: { x: 1, y: 0 } };
  const mean = (pick: (guide: Guide) => number) =>
    guides.reduce((sum, guide, index) => sum + pick(guide) * (weights[index] ?? 0), 0) / all;
  const [px, py] = [mean(({ from }) => from.x), mean(({ from }) => from.y)];
  const [qx, qy] = [mean(({ to }) => to.x), mean(({ to }) => to.y)];
  let [along, across, spread] = [0, 0, 0];
  guides.forEach(({ from, to }, index) => {
    const weight = weights[index] ?? 0;
    const [ax, ay, bx, by] = [from.x - px, from.y - py, to.x - qx, to.y - qy];
    along += weight * (ax * bx + ay * by);
    across += weight * (ax * by - ay * bx);
    spread += weight * (ax * ax + ay * ay);
  });
  const [turnX, turnY] = isSpread(guides) && spread > 0 ? limited(along / spread, across / spread) : [1, 0];
  const [dx, dy] = [spot.x - px, spot.y - py];
  const to = { x: qx + dx * turnX - dy * turnY, y: qy + dx * turnY + dy * turnX };
  return { to, turn: { x: turnX, y: turnY } };
}

function isSpread(guides: readonly Guide[]): boolean {
  const [first] = guides;
  return guides.some(
    ({ from }) => first !== undefined && Math.hypot(from.x - first.from.x, from.y - first.from.y) > LEAST_SPREAD_PX,
  );
}

function limited(x: number, y: number): [number, number] {
  const growth = Math.hypot(x, y);
  if (growth < 1e-6) return [1, 0];
  const wanted = Math.min(Math.max(growth, 1 / MOST_GROWTH), MOST_GROWTH);
  return [(x / growth) * wanted, (y / growth) * wanted];
}
