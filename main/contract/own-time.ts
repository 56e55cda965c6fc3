import type { GestureOf } from './correction';

/** How far along its way a part with a time of its own is when the drawing is at t: straight between its points, from (0, 0) to (1, 1). Pure. */
export function ownTimeOf({ points }: Pick<GestureOf<'timing'>, 'points'>, tUnit: number): number {
  const all = [{ tUnit: 0, ownUnit: 0 }, ...points, { tUnit: 1, ownUnit: 1 }];
  const after = all.findIndex((point) => point.tUnit >= tUnit);
  const [a, b] = [all[after - 1], all[after]];
  if (!a || !b) return tUnit;
  return a.ownUnit + ((b.ownUnit - a.ownUnit) * (tUnit - a.tUnit)) / (b.tUnit - a.tUnit);
}
