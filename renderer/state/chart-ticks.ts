import type { Cel, Inbetween, Span } from '../../main/contract/cut';
import { drawingById, framesOf } from '../../main/contract/cut-queries';

/** One in-between on the chart of its span. */
export interface ChartTick {
  readonly drawing: Inbetween;
  readonly tUnit: number;
  /** Where its exposure begins. */
  readonly frame: number;
}

/** The in-betweens of a span in the order of the chart. */
export function ticksOf(cel: Cel, span: Span): ChartTick[] {
  return span.inbetweenIds.flatMap((id): ChartTick[] => {
    const drawing = drawingById(cel, id);
    if (drawing?.kind !== 'inbetween') return [];
    return [{ drawing, tUnit: drawing.tUnit, frame: framesOf(cel, id)[0] ?? span.startFrame }];
  });
}

/** Ticks keep their order, and this much room: two drawings at one t would be one drawing. */
export const LEAST_GAP = 0.01;

/** How far a tick may be moved between its neighbours (the keys are at 0 and 1). */
export function limitsOf(ticks: readonly ChartTick[], drawingId: string): { least: number; most: number } {
  const index = ticks.findIndex((tick) => tick.drawing.id === drawingId);
  const before = ticks[index - 1]?.tUnit ?? 0;
  const after = ticks[index + 1]?.tUnit ?? 1;
  const least = before + LEAST_GAP;
  const most = after - LEAST_GAP;
  const middle = (before + after) / 2;
  return least <= most ? { least, most } : { least: middle, most: middle };
}

/** Places that the hand is drawn to: halves first, then thirds and eighths. */
const RESTS: readonly number[] = [1 / 2, 1 / 4, 3 / 4, 1 / 3, 2 / 3, 1 / 8, 3 / 8, 5 / 8, 7 / 8];

/** The fraction that lies within reach of t, else t itself to a thousandth. */
export function snapT(tUnit: number, reach: number): number {
  const rest = RESTS.find((candidate) => Math.abs(candidate - tUnit) <= reach);
  return rest ?? Math.round(tUnit * 1000) / 1000;
}

/** Where a dragged tick goes: drawn to a fraction when near, never past its neighbours. */
export function draggedT(ticks: readonly ChartTick[], drawingId: string, wishedT: number, reach: number): number {
  const { least, most } = limitsOf(ticks, drawingId);
  const clamped = Math.min(most, Math.max(least, wishedT));
  const snapped = snapT(clamped, reach);
  return snapped >= least && snapped <= most ? snapped : clamped;
}

/** The next fraction above or below, for a key stroke that goes from rest to rest. */
export function nextRest(tUnit: number, direction: 1 | -1): number {
  const sorted = [...RESTS].sort((a, b) => a - b);
  const next =
    direction === 1 ? sorted.find((rest) => rest > tUnit + 1e-6) : sorted.findLast((rest) => rest < tUnit - 1e-6);
  return next ?? tUnit;
}

/** t on this frame if the drawing there went on as its neighbours do. */
export function tAtFrame(span: Span, ticks: readonly ChartTick[], frame: number): number {
  const points = curvePoints(span, ticks);
  const after = points.find((point) => point.frame > frame) ?? { frame: span.endFrame, tUnit: 1 };
  const before = points.findLast((point) => point.frame <= frame) ?? { frame: span.startFrame, tUnit: 0 };
  const share = (frame - before.frame) / Math.max(1, after.frame - before.frame);
  const tUnit = before.tUnit + share * (after.tUnit - before.tUnit);
  return Math.min(1 - LEAST_GAP, Math.max(LEAST_GAP, tUnit));
}

export interface CurvePoint {
  readonly frame: number;
  readonly tUnit: number;
}

/** The same chart as a curve: frames across, t up, from the first key's last frame to the second key. */
export function curvePoints(span: Span, ticks: readonly Pick<ChartTick, 'frame' | 'tUnit'>[]): CurvePoint[] {
  return [
    { frame: span.startFrame, tUnit: 0 },
    ...ticks.map(({ frame, tUnit }) => ({ frame, tUnit })),
    { frame: span.endFrame, tUnit: 1 },
  ];
}
