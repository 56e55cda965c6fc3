import type { Cel, Cut, Inbetween, Span } from '../../main/contract/cut';
import { ticksOf } from './chart-ticks';
import { keysOfSpan } from './span-here';

/** From this doubt on the network says itself that the drawing is not to be relied on. */
export const BEYOND_DOUBT01 = 0.85;

/** A pair of keys that is too far apart for the network, and where one more drawing would help most. */
export interface PairBeyond {
  readonly celId: string;
  readonly celName: string;
  readonly spanId: string;
  readonly fromNumber: number;
  readonly toNumber: number;
  /** Of its worst drawing. */
  readonly doubt01: number;
  /** Where a breakdown helps most, and the frame that this drawing has now. */
  readonly tUnit: number;
  readonly frame: number;
}

/** In-betweens this near to the worst one are as good a place; of those the one nearest the middle helps both halves most. */
const AS_BAD = 0.08;

function doubtOf(drawing: Inbetween): number | null {
  return drawing.state === 'generated' ? (drawing.made?.doubt01 ?? null) : null;
}

/** Null where the network can do it, has not tried, or a person has taken over. */
export function beyondOf(cel: Cel, span: Span): PairBeyond | null {
  const keys = keysOfSpan(cel, span);
  const tried = ticksOf(cel, span).flatMap((tick) => {
    const doubt01 = doubtOf(tick.drawing);
    return doubt01 === null ? [] : [{ ...tick, doubt01 }];
  });
  if (keys === undefined || tried.length === 0) return null;
  const worst = Math.max(...tried.map((tick) => tick.doubt01));
  if (worst < BEYOND_DOUBT01) return null;
  const asBad = tried.filter((tick) => tick.doubt01 >= worst - AS_BAD);
  const best = asBad.reduce((a, b) => (Math.abs(b.tUnit - 0.5) < Math.abs(a.tUnit - 0.5) ? b : a));
  return {
    celId: cel.id,
    celName: cel.name,
    spanId: span.id,
    fromNumber: keys.from.number,
    toNumber: keys.to.number,
    doubt01: worst,
    tUnit: best.tUnit,
    frame: best.frame,
  };
}

/** All such pairs of a cut, the worst first. */
export function pairsBeyond(cut: Cut): PairBeyond[] {
  return cut.cels
    .flatMap((cel) => cel.spans.flatMap((span) => beyondOf(cel, span) ?? []))
    .sort((a, b) => b.doubt01 - a.doubt01);
}
