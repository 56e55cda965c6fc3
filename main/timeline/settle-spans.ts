import { type CelIndex, indexOfCel } from '../contract/cel-index';
import type { Cel, Drawing, Exposure, Inbetween, RestingSpan, Span, Timing } from '../contract/cut';
import { keepAlike } from './exposure-row';
import { retimed } from './retime';
import { type Segment, segmentsOf } from './span-segments';

/** What an edit leaves to be settled: a row in order and all drawings that it may show. */
export interface UnsettledCel {
  readonly exposures: Exposure[];
  readonly drawings: Drawing[];
  /** Timings that the edit sets, by span. */
  readonly timings?: ReadonlyMap<string, Timing>;
  /** Spans that stay where they are: their frames by span. */
  readonly fixed?: ReadonlyMap<string, { readonly startFrame: number; readonly endFrame: number }>;
  /** Spans whose first key begins in these frames lose its hold: the movement starts at once. */
  readonly restart?: { readonly from: number; readonly to: number };
}

/**
 * Makes spans, charts and t follow the exposures. The one place where that is decided, used by every edit.
 *
 * - Two keys that follow each other on the sheet have a span. It lies where most of its in-betweens show in rising t between its keys,
 *   where it lay before or the first such place where there are several (repeats show the same drawings again).
 * - With a preset, t follows the frame (see retime); by hand, t stays.
 * - A span whose keys do not follow each other rests with its drawings. Of the drawings that no frame shows, only those go that nobody
 *   ever drew.
 *
 * What needs no change stays the same object.
 */
export function settleCel(before: Cel, next: UnsettledCel): Cel {
  const drawings = new Map(next.drawings.map((drawing) => [drawing.id, drawing]));
  const old = indexOfCel(before);
  const places = placesOf(before, next, drawings);
  const spans = places.map((place) => settledSpan(before, next, place));
  const retimedById = new Map(
    spans.flatMap((span) =>
      retimed(before, span, { ...next, byId: drawings, isSaid: next.fixed?.has(span.id) ?? false }),
    ),
  );
  const shown = new Set(next.exposures.map((exposure) => exposure.drawingId));
  const kept = next.drawings
    .filter((drawing) => shown.has(drawing.id) || !isNothingYet(drawing))
    .map((drawing) => retimedById.get(drawing.id) ?? drawing);
  const settled: Cel = {
    ...before,
    exposures: keepAlike(before.exposures, next.exposures),
    drawings: sameOr(before.drawings, kept),
    spans: sameOr(
      before.spans,
      spans.map((span) => keepIfAlike(old.spans.get(span.id), span)),
    ),
    restingSpans: sameOr(before.restingSpans, restingSpansOf(old, next, spans, kept)),
  };
  return sameCelOr(before, settled);
}

interface Place {
  readonly id: string;
  readonly known: Span | RestingSpan | undefined;
  readonly segment: Segment;
  /** The span's own in-betweens in the segment. */
  readonly own: readonly Exposure[];
}

/** Where on the sheet each span lies, in the order of the sheet. */
function placesOf(before: Cel, next: UnsettledCel, drawings: ReadonlyMap<string, Drawing>): Place[] {
  const pairOf = (fromId: string, toId: string) => `${fromId}\n${toId}`;
  const known = new Map<string, Span | RestingSpan>();
  for (const span of [...before.restingSpans, ...before.spans]) {
    known.set(pairOf(span.fromDrawingId, span.toDrawingId), span);
  }
  const places = new Map<string, Place>();
  for (const segment of segmentsOf(next.exposures, drawings)) {
    const pair = pairOf(segment.fromDrawingId, segment.toDrawingId);
    const span = known.get(pair);
    const id = span?.id ?? spanIdOf(before.id, segment.fromDrawingId, segment.toDrawingId);
    const own = span ? ownInbetweens(segment, span.id, drawings) : [];
    const preset = next.timings?.get(id)?.preset ?? span?.timing.preset ?? 'even';
    if (!rises(own, drawings, preset === 'by-hand')) continue;
    if (own.length === 0) {
      const back = known.get(pairOf(segment.toDrawingId, segment.fromDrawingId));
      const isTheWayBack = back !== undefined && ownInbetweens(segment, back.id, drawings).length > 0;
      if (segment.hasBlank || isTheWayBack) continue;
    }
    const place = { id, known: span, segment, own };
    const best = places.get(pair);
    if (!best || isBetter(place, best, next)) places.set(pair, place);
  }
  return [...places.values()].sort((a, b) => a.segment.keyFrame - b.segment.keyFrame);
}

function isBetter(place: Place, best: Place, next: UnsettledCel): boolean {
  return !isHome(best, next) && (isHome(place, next) || place.own.length > best.own.length);
}

/** Where the edit says, or else where the span was if its chart is still there as it was. */
function isHome({ id, known, segment, own }: Place, next: UnsettledCel): boolean {
  const fixed = next.fixed?.get(id);
  if (fixed) return fixed.endFrame === segment.endFrame;
  return (
    known !== undefined &&
    'endFrame' in known &&
    known.endFrame === segment.endFrame &&
    known.inbetweenIds.length === own.length &&
    known.inbetweenIds.every((drawingId, index) => drawingId === own[index]?.drawingId)
  );
}

/** `A:1` to `A:5` is `A:1~5`. */
export function spanIdOf(celId: string, fromId: string, toId: string): string {
  return `${fromId}~${toId.startsWith(`${celId}:`) ? toId.slice(celId.length + 1) : toId}`;
}

function ownInbetweens(segment: Segment, spanId: string, drawings: ReadonlyMap<string, Drawing>): Exposure[] {
  return segment.shown.filter(({ drawingId }) => inbetweenOf(drawings, drawingId)?.spanId === spanId);
}

function inbetweenOf(drawings: ReadonlyMap<string, Drawing>, id: string | null): Inbetween | undefined {
  const drawing = id === null ? undefined : drawings.get(id);
  return drawing?.kind === 'inbetween' ? drawing : undefined;
}

/** Played backwards or shuffled, drawings are shown but make no chart. */
function rises(own: readonly Exposure[], drawings: ReadonlyMap<string, Drawing>, strictly: boolean): boolean {
  let last = 0;
  return own.every(({ drawingId }) => {
    const tUnit = inbetweenOf(drawings, drawingId)?.tUnit ?? 0;
    const isNext = strictly ? tUnit > last : tUnit >= last;
    last = tUnit;
    return isNext;
  });
}

function settledSpan(before: Cel, next: UnsettledCel, place: Place): Span {
  const { id, known, segment, own } = place;
  const { fromDrawingId, toDrawingId, endFrame } = segment;
  return {
    ...{ id, fromDrawingId, toDrawingId },
    ...{ startFrame: startFrameOf(before, next, place), endFrame },
    timing: next.timings?.get(id) ?? known?.timing ?? { preset: 'even' },
    inbetweenIds: own.map(({ drawingId }) => drawingId).filter((drawingId) => drawingId !== null),
  };
}

/**
 * The frame from which the movement counts. Before it the first key only stands. A drawing of the chart that was there before tells: the
 * movement began as many frames ahead of it as it does now, so a key held longer delays the movement and does not change it.
 */
function startFrameOf(before: Cel, next: UnsettledCel, { id, known, segment, own }: Place): number {
  const { keyFrame, endFrame } = segment;
  const latest = (own[0]?.frame ?? endFrame) - 1;
  const within = (frame: number) => Math.min(latest, Math.max(keyFrame, frame));
  const fixed = next.fixed?.get(id);
  if (fixed?.endFrame === endFrame) return within(fixed.startFrame);
  if (!known || !('startFrame' in known)) return keyFrame;
  if (next.restart && next.restart.from <= keyFrame && keyFrame <= next.restart.to) return keyFrame;
  const { frames } = indexOfCel(before);
  const inChart = new Set(known.inbetweenIds);
  const common = own.find(({ drawingId }) => drawingId !== null && inChart.has(drawingId));
  const wasAt = frames.get(common?.drawingId ?? '')?.find((frame) => frame > known.startFrame);
  if (common && wasAt !== undefined) return within(common.frame - (wasAt - known.startFrame));
  const keyWasAt = frames.get(known.fromDrawingId)?.findLast((frame) => frame <= known.startFrame);
  return within(keyFrame + known.startFrame - (keyWasAt ?? known.startFrame));
}

function restingSpansOf(
  old: CelIndex,
  next: UnsettledCel,
  spans: readonly Span[],
  drawings: readonly Drawing[],
): RestingSpan[] {
  const onSheet = new Set(spans.map((span) => span.id));
  const resting = new Map<string, RestingSpan>();
  for (const drawing of drawings) {
    if (drawing.kind !== 'inbetween' || onSheet.has(drawing.spanId) || resting.has(drawing.spanId)) continue;
    const known = old.restingSpans.get(drawing.spanId) ?? old.spans.get(drawing.spanId);
    if (!known) continue;
    const { id, fromDrawingId, toDrawingId } = known;
    const timing = next.timings?.get(id) ?? known.timing;
    const isAsItWas = !('startFrame' in known) && known.timing === timing;
    resting.set(id, isAsItWas ? known : { id, fromDrawingId, toDrawingId, timing });
  }
  return [...resting.values()];
}

/** An in-between that was only wanted, and of which nobody said anything. */
function isNothingYet(drawing: Drawing): boolean {
  return (
    drawing.kind === 'inbetween' && drawing.state === 'wanted' && drawing.versions.length === 0 && drawing.note === ''
  );
}

function keepIfAlike(before: Span | undefined, next: Span): Span {
  const isAlike =
    before !== undefined &&
    before.startFrame === next.startFrame &&
    before.endFrame === next.endFrame &&
    before.timing.preset === next.timing.preset &&
    before.inbetweenIds.length === next.inbetweenIds.length &&
    before.inbetweenIds.every((id, index) => id === next.inbetweenIds[index]);
  return isAlike ? before : next;
}

function sameOr<Item>(before: Item[], next: Item[]): Item[] {
  return before.length === next.length && next.every((item, index) => item === before[index]) ? before : next;
}

function sameCelOr(before: Cel, next: Cel): Cel {
  const { exposures, drawings, spans, restingSpans } = before;
  const isSame =
    exposures === next.exposures &&
    drawings === next.drawings &&
    spans === next.spans &&
    restingSpans === next.restingSpans;
  return isSame ? before : next;
}
