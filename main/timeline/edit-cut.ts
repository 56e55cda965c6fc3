import type { Cel, Cut, Inbetween, Span } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { celById, inbetweensOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { type ChartUnit, chartOfCount, chartOnFrames } from './exposure';
import { fillSpan, layOutCut } from './lay-out-cut';
import { placedCelsOf } from './placed-keys';

/**
 * One edit, pure. Exposures, chart and t stay one truth: a drawing's frame always follows from its t (see `frameOfInbetween`).
 * A drawing that a person corrected or approved is never dropped: such an edit is refused with `input-invalid`.
 */
export function applyEdit(cut: Cut, edit: CutEdit): Cut {
  switch (edit.kind) {
    case 'set-inbetween-count':
      return editSpans(cut, edit.celId, edit.spanIds, (frames) => chartOfCount(frames, edit.count));
    case 'set-exposure':
      return editSpans(cut, edit.celId, edit.spanIds, (frames) => chartOnFrames(frames, edit.framesPerDrawing));
    case 'set-rates':
      return setRates(cut, edit.rateFps, edit.keyRateFps);
    case 'several':
      return edit.edits.reduce<Cut>(applyEdit, cut);
    default:
      throw new NakawariError('input-invalid', { reason: `${edit.kind} is not there yet` });
  }
}

function editSpans(
  cut: Cut,
  celId: string,
  spanIds: readonly string[],
  chartOf: (intervalFrames: number) => ChartUnit,
): Cut {
  const cel = celById(cut, celId);
  if (!cel) throw new NakawariError('not-found', { what: celId });
  const edited = [...new Set(spanIds)].reduce((current, spanId) => {
    const span = current.spans.find((candidate) => candidate.id === spanId);
    if (!span) throw new NakawariError('not-found', { what: spanId });
    return setChart(current, span, chartOf(span.endFrame - span.startFrame));
  }, cel);
  return { ...cut, cels: cut.cels.map((candidate) => (candidate.id === celId ? edited : candidate)) };
}

function setChart(cel: Cel, span: Span, chart: ChartUnit): Cel {
  const before = inbetweensOf(cel, span);
  const filled = fillSpan(span, chart, before);
  refuseToDrop(before, filled.inbetweens);
  const old = new Set(before.map((inbetween) => inbetween.id));
  const drawings = cel.drawings.filter((drawing) => !old.has(drawing.id));
  const firstKey = drawings.findIndex((drawing) => drawing.id === span.fromDrawingId);
  drawings.splice(firstKey + 1, 0, ...filled.inbetweens);
  const exposures = cel.exposures.filter((exposure) => !exposure.drawingId || !old.has(exposure.drawingId));
  return {
    ...cel,
    drawings,
    exposures: [...exposures, ...filled.exposures].sort((a, b) => a.frame - b.frame),
    spans: cel.spans.map((candidate) => (candidate.id === span.id ? filled.span : candidate)),
  };
}

/** Lays the whole cut out again; drawings whose t comes again stay as they are. */
function setRates(cut: Cut, rateFps: number, keyRateFps: number): Cut {
  if (rateFps === cut.rateFps && keyRateFps === cut.keyRateFps) return cut;
  const laidOut = layOutCut({ ...cut, rateFps, keyRateFps }, placedCelsOf(cut));
  return { ...laidOut, cels: laidOut.cels.map((cel) => keepDrawings(cel, celById(cut, cel.id))) };
}

/** Puts the drawings of an earlier layout back where the new one has a place with the same span and t. */
export function keepDrawings(cel: Cel, before: Cel | undefined): Cel {
  if (!before) return cel;
  const old = inbetweensOf(before);
  refuseToDrop(old, inbetweensOf(cel));
  const byId = new Map(old.map((inbetween) => [inbetween.id, inbetween]));
  return {
    ...cel,
    drawings: cel.drawings.map((drawing) =>
      drawing.kind === 'inbetween' ? (byId.get(drawing.id) ?? drawing) : drawing,
    ),
  };
}

export function isAPersons(inbetween: Inbetween): boolean {
  return inbetween.state === 'corrected' || inbetween.state === 'approved' || inbetween.state === 'sent-back';
}

function refuseToDrop(before: readonly Inbetween[], after: readonly Inbetween[]): void {
  const kept = new Set(after.map((inbetween) => inbetween.id));
  const dropped = before.filter((inbetween) => isAPersons(inbetween) && !kept.has(inbetween.id));
  if (dropped.length > 0) {
    throw new NakawariError('input-invalid', {
      reason: `it would drop ${dropped.length} corrected or approved drawing${dropped.length === 1 ? '' : 's'}`,
      drawings: dropped.length,
    });
  }
}
