import type { Cel, Cut, Span, TimingPreset } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { NakawariError } from '../contract/errors';
import { isOnFrame, tOfFrame } from '../contract/timing-curve';
import { changeCel, spanOnSheet } from './change-cel';
import { chartOfCount, frameOfInbetween } from './exposure';
import { type Chart, layCharts, type Tick, ticksOf } from './lay-charts';

/** Edits of whole charts, several spans at once. Frames of the keys stay where they are. */

function layIn(cut: Cut, celId: string, spanIds: readonly string[], chartOf: (cel: Cel, span: Span) => Chart): Cut {
  return changeCel(cut, celId, (cel) =>
    layCharts(
      cel,
      [...new Set(spanIds)].map((spanId) => chartOf(cel, spanOnSheet(cel, spanId))),
    ),
  );
}

const intervalOf = (span: Span): number => span.endFrame - span.startFrame;

/** So many in-betweens, evenly over the frames. A chart made by hand becomes an even one, a preset stays. */
export function setInbetweenCount(cut: Cut, { celId, spanIds, count }: EditOf<'set-inbetween-count'>): Cut {
  return layIn(cut, celId, spanIds, (_, span) => {
    const preset = span.timing.preset === 'by-hand' ? 'even' : span.timing.preset;
    const ticks = chartOfCount(intervalOf(span), count).map((evenUnit): Tick => {
      const frame = frameOfInbetween(evenUnit, span.startFrame, span.endFrame);
      return { frame, tUnit: preset === 'even' ? evenUnit : tOnCurve(span, preset, frame) };
    });
    return { span, preset, ticks };
  });
}

/** On 1s, 2s, 3s or 4s; what is left over is held by the last drawing, shorter. A chart made by hand is read between its ticks. */
export function setExposure(cut: Cut, { celId, spanIds, framesPerDrawing }: EditOf<'set-exposure'>): Cut {
  return layIn(cut, celId, spanIds, (cel, span) => {
    const { preset } = span.timing;
    const count = Math.max(0, Math.ceil(intervalOf(span) / framesPerDrawing) - 1);
    const byHand = ticksOf(cel, span);
    const ticks = Array.from({ length: count }, (_, index): Tick => {
      const frame = span.startFrame + (index + 1) * framesPerDrawing;
      return {
        frame,
        tUnit: preset === 'by-hand' ? tBetweenTicks(span, byHand, frame) : tOnCurve(span, preset, frame),
      };
    });
    return { span, preset, ticks };
  });
}

function tOnCurve(span: Span, preset: TimingPreset, frame: number): number {
  return tOfFrame(preset, frame - span.startFrame, intervalOf(span));
}

/** Where the figure is on this frame if it moves straight from tick to tick. */
function tBetweenTicks(span: Span, ticks: readonly Tick[], frame: number): number {
  const points = [{ frame: span.startFrame, tUnit: 0 }, ...ticks, { frame: span.endFrame, tUnit: 1 }];
  const after = points.findIndex((point) => point.frame > frame);
  const [low, high] = [points[after - 1], points[after]];
  if (!low || !high || low.frame === frame) return low?.tUnit ?? 0;
  return low.tUnit + ((frame - low.frame) / (high.frame - low.frame)) * (high.tUnit - low.tUnit);
}

/** The drawings stay on their frames and go to where the preset has them then. */
export function setChart(cut: Cut, { celId, spanIds, preset }: EditOf<'set-chart'>): Cut {
  return layIn(cut, celId, spanIds, (cel, span) => {
    const ticks = ticksOf(cel, span);
    if (preset === 'by-hand') return { span, preset, ticks };
    // Evenly spaced drawings are nicer fractions than evenly spaced frames where both fit: 1/3 rather than 3/8.
    const even = ticks.map((_, index) => (index + 1) / (ticks.length + 1));
    const isEven =
      preset === 'even' && even.every((tUnit, index) => fitsFrame(span, preset, tUnit, ticks[index]?.frame ?? 0));
    const tOf = (tick: Tick, index: number) => (isEven ? (even[index] ?? 0.5) : tOnCurve(span, preset, tick.frame));
    return { span, preset, ticks: ticks.map((tick, index) => ({ ...tick, tUnit: tOf(tick, index) })) };
  });
}

function fitsFrame(span: Span, preset: TimingPreset, tUnit: number, frame: number): boolean {
  return isOnFrame(preset, tUnit, frame - span.startFrame, intervalOf(span));
}

/**
 * A preset stays one as long as what a person says is just what its curve has; the ticks that nobody named need only be on their frames.
 * @param said ticks that a person named
 */
export function presetThatFits(span: Span, ticks: readonly Tick[], said: readonly Tick[]): TimingPreset {
  const { preset } = span.timing;
  if (preset === 'by-hand') return preset;
  const fits = (tick: Tick, index: number) => {
    if (!fitsFrame(span, preset, tick.tUnit, tick.frame)) return false;
    const isEven = preset === 'even' && isSameT(tick.tUnit, (index + 1) / (ticks.length + 1));
    return isEven || !said.includes(tick) || isSameT(tick.tUnit, tOnCurve(span, preset, tick.frame));
  };
  return ticks.every(fits) ? preset : 'by-hand';
}

const isSameT = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/**
 * The whole chart. As many ticks as before: each drawing goes to its new t and stays on its frames. Another number: drawings with the
 * same t stay, and all spread evenly over the frames.
 */
export function setTicks(cut: Cut, { celId, spanIds, ticksUnit }: EditOf<'set-ticks'>): Cut {
  if (!ticksUnit.every((tUnit, index) => tUnit > (ticksUnit[index - 1] ?? 0))) {
    throw new NakawariError('input-invalid', { reason: 'ticks must rise' });
  }
  return layIn(cut, celId, spanIds, (cel, span) => {
    const before = ticksOf(cel, span);
    const isMoved = before.length === ticksUnit.length;
    const ticks = isMoved
      ? before.map((tick, index) => ({ ...tick, tUnit: ticksUnit[index] ?? tick.tUnit }))
      : spreadOverFrames(
          span,
          ticksUnit.map((tUnit) => ({ tUnit })),
        );
    return { span, preset: presetThatFits(span, ticks, ticks), ticks };
  });
}

/** @throws NakawariError chart-full when there are more ticks than frames between the keys */
export function spreadOverFrames(span: Span, ticks: readonly Omit<Tick, 'frame'>[]): Tick[] {
  const frames = chartOfCount(intervalOf(span), ticks.length);
  if (frames.length < ticks.length) {
    throw new NakawariError('chart-full', { room: intervalOf(span) - 1 });
  }
  return ticks.map((tick, index) => ({
    ...tick,
    frame: frameOfInbetween(frames[index] ?? 0.5, span.startFrame, span.endFrame),
  }));
}
