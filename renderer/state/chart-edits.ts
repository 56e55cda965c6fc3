import type { Cel, Span, TimingPreset } from '../../main/contract/cut';
import { drawingAt, drawingById } from '../../main/contract/cut-queries';
import { parseFraction } from './chart-fraction';
import { spansMeantBy } from './chart-spans';
import { copyChart, useChart } from './chart-store';
import { tAtFrame, ticksOf } from './chart-ticks';
import { edit } from './cut-edits';
import { selectedRange } from './selection';
import { keysOfSpan, spanHere } from './span-here';
import { goToFrame, selectedCel, useView } from './view-store';

export function spanAtPlayhead(): { cel: Cel; span: Span } | null {
  const cel = selectedCel();
  const span = cel && spanHere(cel, useView.getState().playheadFrame);
  return cel && span ? { cel, span } : null;
}

function meant(all: boolean): { cel: Cel; spanIds: string[] } | null {
  const cel = selectedCel();
  if (cel === undefined) return null;
  const spans = spansMeantBy(cel, useView.getState().playheadFrame, selectedRange(), all);
  return spans.length === 0 ? null : { cel, spanIds: spans.map((span) => span.id) };
}

export function setPreset(preset: TimingPreset, all = false): Promise<void> {
  return edit(() => {
    const spans = meant(all);
    return spans === null ? null : { kind: 'set-chart', celId: spans.cel.id, spanIds: spans.spanIds, preset };
  });
}

export function moveTick(celId: string, drawingId: string, tUnit: number): Promise<void> {
  return edit(() => ({ kind: 'move-tick', celId, drawingId, tUnit }));
}

export function removeTick(celId: string, drawingId: string): Promise<void> {
  return edit(() => ({ kind: 'remove-tick', celId, drawingId }));
}

export function addTick(celId: string, spanId: string, tUnit: number, frame: number | null = null): Promise<void> {
  return edit(() => ({ kind: 'add-tick', celId, spanId, tUnit, frame }));
}

/** One in-between on the playhead's own frame, at the t that its neighbours lead to. */
export function makeOneHere(): Promise<void> {
  return edit(() => {
    const here = spanAtPlayhead();
    if (here === null || !canMakeOneHere(here.cel, here.span, useView.getState().playheadFrame)) return null;
    const { cel, span } = here;
    const frame = useView.getState().playheadFrame;
    return {
      kind: 'add-tick',
      celId: cel.id,
      spanId: span.id,
      tUnit: tAtFrame(span, ticksOf(cel, span), frame),
      frame,
    };
  });
}

/** A frame on which an exposure begins has its drawing already. */
export function canMakeOneHere(cel: Cel, span: Span, frame: number): boolean {
  if (frame <= span.startFrame || frame >= span.endFrame) return false;
  return !cel.exposures.some((exposure) => exposure.frame === frame && exposure.drawingId !== null);
}

/** The tick of the drawing under the playhead, where that is an in-between. */
export function tickAtPlayhead(): { celId: string; drawingId: string; tUnit: number; spanId: string } | null {
  const cel = selectedCel();
  const drawing = cel && drawingAt(cel, useView.getState().playheadFrame);
  if (cel === undefined || drawing?.kind !== 'inbetween') return null;
  return { celId: cel.id, drawingId: drawing.id, tUnit: drawing.tUnit, spanId: drawing.spanId };
}

/** Several fractions in one line are a whole chart: `1/4 1/2 3/4`. Null where one of them is none, or they do not rise. */
export function parseChart(typed: string, keys: { fromNumber: number; toNumber: number }): number[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[\s、;,]+/)
    .filter((part) => part !== '');
  const ticksUnit = parts.map((part) => parseFraction(part, keys));
  if (ticksUnit.length < 2 || ticksUnit.some((tUnit) => tUnit === null)) return null;
  const known = ticksUnit.filter((tUnit) => tUnit !== null);
  return known.every((tUnit, index) => index === 0 || tUnit > (known[index - 1] ?? 0)) ? known : null;
}

/**
 * What a person typed into the chart: one fraction moves the drawing under the playhead (or adds one where that is a key), several are
 * the whole chart of the spans meant. False where it is neither.
 */
export function typeIntoChart(typed: string, all = false): Promise<void> | false {
  const here = spanAtPlayhead();
  const keys = here && keysOfSpan(here.cel, here.span);
  if (!here || !keys) return false;
  const numbers = { fromNumber: keys.from.number, toNumber: keys.to.number };
  const tUnit = parseFraction(typed, numbers);
  if (tUnit !== null) {
    const tick = tickAtPlayhead();
    if (tick === null) return addTick(here.cel.id, here.span.id, tUnit);
    return moveTick(tick.celId, tick.drawingId, tUnit);
  }
  const ticksUnit = parseChart(typed, numbers);
  return ticksUnit === null ? false : setTicks(ticksUnit, all);
}

export function setTicks(ticksUnit: readonly number[], all = false): Promise<void> {
  return edit(() => {
    const spans = meant(all);
    if (spans === null) return null;
    return { kind: 'set-ticks', celId: spans.cel.id, spanIds: spans.spanIds, ticksUnit: [...ticksUnit] };
  });
}

export function copyChartHere(): void {
  const here = spanAtPlayhead();
  const keys = here && keysOfSpan(here.cel, here.span);
  if (!here || !keys) return;
  copyChart({
    celName: here.cel.name,
    fromNumber: keys.from.number,
    toNumber: keys.to.number,
    ticksUnit: ticksOf(here.cel, here.span).map((tick) => tick.tUnit),
  });
}

export async function pasteChart(all = false): Promise<void> {
  const { copied } = useChart.getState();
  if (copied !== null) await setTicks(copied.ticksUnit, all);
}

/** Removes the drawing under the playhead from its chart, and looks at the one before. */
export async function removeTickHere(): Promise<void> {
  const tick = tickAtPlayhead();
  const cel = selectedCel();
  if (tick === null || cel === undefined || drawingById(cel, tick.drawingId) === undefined) return;
  const first = cel.exposures.find((exposure) => exposure.drawingId === tick.drawingId);
  await removeTick(tick.celId, tick.drawingId);
  if (first !== undefined && first.frame > 1) goToFrame(first.frame - 1);
}
