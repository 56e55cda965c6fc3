import type { Cel, Cut, Exposure, Inbetween, Span } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { drawingById, framesOf } from '../contract/cut-queries';
import { refusal } from '../contract/refusals';
import { openCel } from './change-cel';
import { refuseTooLong } from './change-row';
import {
  chartOnFrames,
  defaultFramesPerDrawing,
  frameOfInbetween,
  frameOfTick,
  type Rates,
  tickOfFrame,
} from './exposure';
import { indexAt, inOrder } from './exposure-row';
import { isAPersons } from './inbetweens';
import { type Chart, layCharts, ticksOf } from './lay-charts';
import { shiftNotes } from './note-edits';
import { settleCel } from './settle-spans';

/**
 * Other rates: every time in the cut stays the same time, in seconds of the keys' rate. A chart that is still as the program laid it out
 * is laid out anew for the frames there are now; any other keeps its drawings, as far as each has a frame of its own.
 * @throws NakawariError cel-locked; input-invalid when a corrected, approved or sent back drawing would have no frame
 */
export function setRates(cut: Cut, { rateFps, keyRateFps }: EditOf<'set-rates'>): Cut {
  if (rateFps === cut.rateFps && keyRateFps === cut.keyRateFps) return cut;
  for (const cel of cut.cels) openCel(cut, cel.id);
  const frameThen = (frame: number) => sameTimeAt(frame, cut, { rateFps, keyRateFps });
  const cels = cut.cels.map((cel) => retimed(cel, frameThen));
  const ends = cels.map((cel) => cel.exposures.at(-1)?.frame ?? 1);
  const lengthFrames = Math.max(1, frameThen(cut.lengthFrames + 1) - 1, ...ends);
  refuseTooLong(lengthFrames);
  const notes = shiftNotes(cut.notes, null, (frame) => Math.min(lengthFrames, frameThen(frame)));
  return { ...cut, rateFps, keyRateFps, lengthFrames, cels, notes };
}

/** The frame at which a time falls at other rates. One that is the beginning of a tick of the keys is that of the same tick. */
function sameTimeAt(frame: number, before: Rates, after: Rates): number {
  const tick = tickOfFrame(frame, before);
  if (frameOfTick(tick, before) === frame) return frameOfTick(tick, after);
  const ticks = ((frame - 1) * before.keyRateFps) / before.rateFps;
  return 1 + Math.round((ticks * after.rateFps) / after.keyRateFps);
}

function retimed(cel: Cel, frameThen: (frame: number) => number): Cel {
  const anew = new Set(cel.spans.filter((span) => isAsLaidOut(cel, span)));
  const { exposures, places } = retimedRow(cel, frameThen, anew);
  const settled = settleCel(cel, { exposures, drawings: cel.drawings, fixed: places });
  const anewIds = new Set([...anew].map((span) => span.id));
  const charts = settled.spans.filter((span) => anewIds.has(span.id)).map(laidOut);
  const filled = layCharts(settled, charts);
  refuseToHide(cel, filled);
  return filled;
}

function laidOut(span: Span): Chart {
  const interval = span.endFrame - span.startFrame;
  const ticks = chartOnFrames(interval, defaultFramesPerDrawing(interval)).map((tUnit) => ({
    ...{ tUnit, frame: frameOfInbetween(tUnit, span.startFrame, span.endFrame) },
  }));
  return { span, preset: 'even', ticks };
}

/** Whether a span shows just what `layOutCut` would put there. */
function isAsLaidOut(cel: Cel, span: Span): boolean {
  const { ticks } = laidOut(span);
  const inside = cel.exposures.slice(
    indexAt(cel.exposures, span.startFrame) + 1,
    indexAt(cel.exposures, span.endFrame),
  );
  return (
    span.timing.preset === 'even' &&
    ticks.length === inside.length &&
    ticksOf(cel, span).every(({ tUnit }, index) => tUnit === ticks[index]?.tUnit) &&
    span.inbetweenIds.every((id, index) => id === inside[index]?.drawingId)
  );
}

interface RetimedRow {
  readonly exposures: Exposure[];
  readonly places: Map<string, { startFrame: number; endFrame: number }>;
}

/** Keys first, each with a frame of its own; between the keys of a span what else there is, as far as there is room. */
function retimedRow(cel: Cel, frameThen: (frame: number) => number, anew: ReadonlySet<Span>): RetimedRow {
  const places: RetimedRow['places'] = new Map();
  const row: Exposure[] = [];
  const put = (frame: number, drawingId: string | null) => {
    row.push({ frame: Math.max(frame, (row.at(-1)?.frame ?? 0) + 1), drawingId });
  };
  let spanIndex = 0;
  for (let index = 0; index < cel.exposures.length; index += 1) {
    const exposure = cel.exposures[index];
    if (!exposure) continue;
    put(frameThen(exposure.frame), exposure.drawingId);
    const span = cel.spans[spanIndex];
    const nextFrame = cel.exposures[index + 1]?.frame ?? Number.POSITIVE_INFINITY;
    if (!span || nextFrame <= span.startFrame) continue;
    spanIndex += 1;
    const endIndex = indexAt(cel.exposures, span.endFrame);
    const begins = row.at(-1)?.frame ?? 1;
    const endFrame = Math.max(frameThen(span.endFrame), begins + 1);
    const startFrame = Math.min(endFrame - 1, Math.max(begins, frameThen(span.startFrame)));
    places.set(span.id, { startFrame, endFrame });
    const inside = anew.has(span) ? [] : cel.exposures.slice(index + 1, endIndex);
    const interval = span.endFrame - span.startFrame;
    const tOf = new Map(
      span.timing.preset === 'even' ? ticksOf(cel, span).map((tick) => [tick.frame, tick.tUnit]) : [],
    );
    for (const { frame, drawingId } of inside) {
      // In an even chart the frame can follow from t, so that t need not change.
      const offset = (tOf.get(frame) ?? (frame - span.startFrame) / interval) * (endFrame - startFrame);
      const then = Math.max(startFrame + Math.round(offset), (row.at(-1)?.frame ?? 0) + 1);
      if (then > startFrame && then < endFrame) row.push({ frame: then, drawingId });
    }
    index = endIndex - 1;
  }
  return { exposures: inOrder(row), places };
}

function refuseToHide(before: Cel, after: Cel): void {
  const hidden = before.drawings.filter(
    (drawing): drawing is Inbetween =>
      drawing.kind === 'inbetween' &&
      isAPersons(drawing) &&
      framesOf(before, drawing.id).length > 0 &&
      (framesOf(after, drawing.id).length === 0 || !drawingById(after, drawing.id)),
  ).length;
  if (hidden > 0) {
    throw refusal('hides-drawings', { drawings: hidden });
  }
}
