import type { Cel, Drawing, RestingSpan, Span } from './cut';

/** What is asked of a cel again and again, found once a cel. Cels are never changed in place, so what was found stays true. */
export interface CelIndex {
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** On the sheet. */
  readonly spans: ReadonlyMap<string, Span>;
  readonly restingSpans: ReadonlyMap<string, RestingSpan>;
  /** Ids of drawings to the frames on which their exposures begin, rising. One that is not here lies beside the sheet. */
  readonly frames: ReadonlyMap<string, readonly number[]>;
}

const indexes = new WeakMap<Cel, CelIndex>();

export function indexOfCel(cel: Cel): CelIndex {
  const known = indexes.get(cel);
  if (known) return known;
  const frames = new Map<string, number[]>();
  for (const { frame, drawingId } of cel.exposures) {
    if (drawingId === null) continue;
    const begun = frames.get(drawingId);
    if (begun) begun.push(frame);
    else frames.set(drawingId, [frame]);
  }
  const index: CelIndex = {
    drawings: new Map(cel.drawings.map((drawing) => [drawing.id, drawing])),
    spans: new Map(cel.spans.map((span) => [span.id, span])),
    restingSpans: new Map(cel.restingSpans.map((span) => [span.id, span])),
    frames,
  };
  indexes.set(cel, index);
  return index;
}
