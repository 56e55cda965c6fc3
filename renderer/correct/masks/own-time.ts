import type { GestureOf } from '../../../main/contract/correction';
import type { Cel, Span } from '../../../main/contract/cut';
import { ownTimeOf } from '../../../main/contract/own-time';

/** A part's own time: at each in-between of the span, how far on its way it is. Pure. */

export interface OwnTime {
  readonly tUnit: number;
  readonly ownUnit: number;
}

/** The t of the span's in-betweens, rising. */
export function ticksOf(cel: Cel, span: Span): number[] {
  const ids = new Set(span.inbetweenIds);
  const ts = cel.drawings.flatMap((drawing) =>
    drawing.kind === 'inbetween' && ids.has(drawing.id) ? [drawing.tUnit] : [],
  );
  return [...new Set(ts)].sort((a, b) => a - b);
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/**
 * The part is at each drawing where the rest was so many drawings before; negative: where the rest will be. Before its turn it waits at
 * its first key, and it is at the second key's place not earlier than the rest's own end.
 */
export function ownLaterBy(ticks: readonly number[], drawings: number): OwnTime[] {
  return ticks.map((tUnit, index) => {
    const from = index - drawings;
    const ownUnit = from < 0 ? 0 : from >= ticks.length ? 1 : (ticks[from] ?? tUnit);
    return { tUnit, ownUnit };
  });
}

/** One of them moved; the others give way, so that time never runs back. */
export function withOwn(own: readonly OwnTime[], index: number, ownUnit: number): OwnTime[] {
  const here = rounded(Math.min(1, Math.max(0, ownUnit)));
  return own.map((point, other) => {
    if (other === index) return { ...point, ownUnit: here };
    const kept = other < index ? Math.min(point.ownUnit, here) : Math.max(point.ownUnit, here);
    return { ...point, ownUnit: kept };
  });
}

/** By how many drawings it is later (negative: earlier), where it is so at each; null: by hand. */
export function laterByOf(own: readonly OwnTime[]): number | null {
  const ticks = own.map(({ tUnit }) => tUnit);
  for (let drawings = -(ticks.length - 1); drawings < ticks.length; drawings += 1) {
    const wanted = ownLaterBy(ticks, drawings);
    if (wanted.every(({ ownUnit }, index) => Math.abs(ownUnit - (own[index]?.ownUnit ?? -1)) < 1e-3)) return drawings;
  }
  return null;
}

/** What was said, at the in-betweens that there are now. */
export function ownAt(points: GestureOf<'timing'>['points'], ticks: readonly number[]): OwnTime[] {
  return ticks.map((tUnit) => ({ tUnit, ownUnit: rounded(ownTimeOf({ points }, tUnit)) }));
}

/** The contract takes 64 points and t strictly between the keys. */
const MOST_POINTS = 64;

export function pointsOf(own: readonly OwnTime[]): GestureOf<'timing'>['points'] {
  const inside = own.filter(({ tUnit }) => tUnit > 0 && tUnit < 1);
  const step = Math.max(1, Math.ceil(inside.length / MOST_POINTS));
  return inside.filter((_, index) => index % step === 0).map(({ tUnit, ownUnit }) => ({ tUnit, ownUnit }));
}
