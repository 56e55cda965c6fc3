import { indexOfCel } from './cel-index';
import { correctionsFingerprint } from './corrections-of';
import type { Cel, Cut, Drawing, Exposure, Inbetween, KeyDrawing, Made, PictureId, RestingSpan, Span } from './cut';

/** Questions about a cut that both ends ask. Pure; the edits live in main/timeline. */

/** The exposure that shows on this frame, or undefined before the first. Exposures are sorted by frame. */
export function exposureAt(cel: Cel, frame: number): Exposure | undefined {
  let low = 0;
  let high = cel.exposures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const exposure = cel.exposures[middle];
    if (exposure !== undefined && exposure.frame <= frame) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : cel.exposures[low - 1];
}

export function drawingById(cel: Cel, drawingId: string | null | undefined): Drawing | undefined {
  return drawingId ? indexOfCel(cel).drawings.get(drawingId) : undefined;
}

export function drawingAt(cel: Cel, frame: number): Drawing | undefined {
  return drawingById(cel, exposureAt(cel, frame)?.drawingId);
}

/** How many frames the exposure that begins at `frame` is held. */
export function heldFrames(cel: Cel, cut: Cut, exposure: Exposure): number {
  const index = cel.exposures.indexOf(exposure);
  const next = cel.exposures[index + 1];
  return (next?.frame ?? cut.lengthFrames + 1) - exposure.frame;
}

export function keysOf(cel: Cel): KeyDrawing[] {
  return cel.drawings.filter((drawing) => drawing.kind === 'key');
}

/** Those of a span: its chart, in order. Without a span: all that the cel has, also those beside the sheet. */
export function inbetweensOf(cel: Cel, span?: Span): Inbetween[] {
  const drawings = span ? span.inbetweenIds.map((id) => drawingById(cel, id)) : cel.drawings;
  return drawings.filter((drawing) => drawing?.kind === 'inbetween');
}

/** The frames on which exposures of this drawing begin, rising. None: it lies beside the sheet. */
export function framesOf(cel: Cel, drawingId: string): readonly number[] {
  return indexOfCel(cel).frames.get(drawingId) ?? [];
}

/** Drawings that no frame shows: nothing that somebody made is ever thrown away. */
export function besideSheet(cel: Cel): Drawing[] {
  const { frames } = indexOfCel(cel);
  return cel.drawings.filter((drawing) => !frames.has(drawing.id));
}

/** The span of an in-between, also while its keys do not follow each other on the sheet. */
export function spanOf(cel: Cel, inbetween: Inbetween): Span | RestingSpan | undefined {
  const { spans, restingSpans } = indexOfCel(cel);
  return spans.get(inbetween.spanId) ?? restingSpans.get(inbetween.spanId);
}

export interface SpanEnds {
  readonly from: KeyDrawing;
  readonly to: KeyDrawing;
}

export function endsOf(cel: Cel, span: Span | RestingSpan | undefined): SpanEnds | undefined {
  const from = drawingById(cel, span?.fromDrawingId);
  const to = drawingById(cel, span?.toDrawingId);
  return from?.kind === 'key' && to?.kind === 'key' ? { from, to } : undefined;
}

/** The picture of the chosen version: what is shown, or what lies below the paint. */
export function draftOf({ picture, paint }: Pick<Inbetween, 'picture' | 'paint'>): PictureId | null {
  return paint ? paint.draft : picture;
}

/**
 * Whether what is shown was made from other keys, for another t, or with other corrections than the drawing has now. Found out, never
 * stored: a key that is repainted, a tick that is dragged, a correction and an undo all tell the same truth, and going back makes the
 * drawing fresh again.
 */
export function isStale(cel: Cel, inbetween: Inbetween): boolean {
  return inbetween.made !== null && !isMadeAsNow(cel, inbetween, inbetween.made);
}

/** Whether something made so is what would be made now. */
export function isMadeAsNow(cel: Cel, inbetween: Inbetween, made: Made): boolean {
  const ends = endsOf(cel, spanOf(cel, inbetween));
  return (
    made.tUnit === inbetween.tUnit &&
    made.fromPicture === ends?.from.picture &&
    made.toPicture === ends.to.picture &&
    (made.corrections ?? '') === correctionsFingerprint(cel, inbetween)
  );
}

/** The span that covers this frame: from its first key's frame up to, not including, its second key's. */
export function spanAt(cel: Cel, frame: number): Span | undefined {
  return cel.spans.find((span) => span.startFrame <= frame && frame < span.endFrame);
}

export function celById(cut: Cut, celId: string): Cel | undefined {
  return cut.cels.find((cel) => cel.id === celId);
}
