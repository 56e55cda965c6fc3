import type { Cel, Cut, Span, TimingPreset } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { drawingById } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { refusal } from '../contract/refusals';
import { isOnFrame } from '../contract/timing-curve';
import { changeCel, spanOnSheet } from './change-cel';
import { presetThatFits, spreadOverFrames } from './chart-edits';
import { layCharts, type Tick, ticksOf } from './lay-charts';

/** Edits of one tick of a chart. A chart that leaves its preset's curve is one made by hand. */

/** The drawing's tick and those of its chart. @throws NakawariError not-found for a drawing that is in no chart on the sheet */
function chartAround(cel: Cel, drawingId: string): { span: Span; ticks: Required<Tick>[]; tick: Required<Tick> } {
  const drawing = drawingById(cel, drawingId);
  if (drawing?.kind !== 'inbetween') throw new NakawariError('not-found', { what: drawingId });
  const span = spanOnSheet(cel, drawing.spanId);
  const ticks = ticksOf(cel, span);
  const tick = ticks.find(({ inbetween }) => inbetween.id === drawingId);
  if (!tick) throw new NakawariError('not-found', { what: drawingId });
  return { span, ticks, tick };
}

function layTicks(cel: Cel, span: Span, ticks: readonly Tick[], saidUnit?: number): Cel {
  const said = ticks.filter((tick) => tick.tUnit === saidUnit);
  return layCharts(cel, [{ span, ticks, preset: presetThatFits(span, ticks, said) }]);
}

/** The drawing goes to another t. Past another tick, the drawings take each other's places on the sheet: its frames stay. */
export function moveTick(cut: Cut, { celId, drawingId, tUnit }: EditOf<'move-tick'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const { span, ticks, tick } = chartAround(cel, drawingId);
    if (tick.tUnit === tUnit) return cel;
    refuseDouble(ticks, tUnit);
    const moved = ticks.map((other) => (other === tick ? { ...tick, tUnit } : other));
    const inOrder = moved.toSorted((a, b) => a.tUnit - b.tUnit);
    return layTicks(
      cel,
      span,
      inOrder.map((other, index) => ({ ...other, frame: ticks[index]?.frame ?? other.frame })),
      tUnit,
    );
  });
}

function refuseDouble(ticks: readonly Tick[], tUnit: number): void {
  if (ticks.some((tick) => tick.tUnit === tUnit)) throw refusal('tick-taken');
}

/**
 * One more in-between ("make one here"). Without a frame it gets the one that the curve gives its t, else the middle of the hold before
 * it; where nothing is free, the drawings of the span spread anew over its frames.
 */
export function addTick(cut: Cut, { celId, spanId, tUnit, frame }: EditOf<'add-tick'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const span = spanOnSheet(cel, spanId);
    const ticks = ticksOf(cel, span);
    refuseDouble(ticks, tUnit);
    const at = ticks.filter((tick) => tick.tUnit < tUnit).length;
    const beginsAfter = ticks[at - 1]?.frame ?? span.startFrame;
    const endsBefore = ticks[at]?.frame ?? span.endFrame;
    if (frame !== null && (frame <= beginsAfter || frame >= endsBefore)) {
      throw refusal('tick-without-room', { after: beginsAfter, before: endsBefore });
    }
    const free = frame ?? freeFrame(span, tUnit, beginsAfter, endsBefore);
    const withOneMore = (of: number): Tick[] => [...ticks.slice(0, at), { tUnit, frame: of }, ...ticks.slice(at)];
    if (free !== undefined) return layTicks(cel, span, withOneMore(free), tUnit);
    return layTicks(cel, span, spreadOverFrames(span, withOneMore(span.startFrame)), tUnit);
  });
}

function freeFrame(span: Span, tUnit: number, beginsAfter: number, endsBefore: number): number | undefined {
  const preset: TimingPreset = span.timing.preset === 'by-hand' ? 'even' : span.timing.preset;
  const interval = span.endFrame - span.startFrame;
  for (let frame = beginsAfter + 1; frame < endsBefore; frame += 1) {
    if (isOnFrame(preset, tUnit, frame - span.startFrame, interval)) return frame;
  }
  return endsBefore - beginsAfter < 2 ? undefined : Math.floor((beginsAfter + endsBefore) / 2);
}

/** The drawing before it is held instead. What was drawn lies beside the sheet; a drawing that a person judged is refused. */
export function removeTick(cut: Cut, { celId, drawingId }: EditOf<'remove-tick'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const { span, ticks, tick } = chartAround(cel, drawingId);
    return layTicks(
      cel,
      span,
      ticks.filter((other) => other !== tick),
    );
  });
}
