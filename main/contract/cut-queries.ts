import type { Cel, Cut, Drawing, Exposure, Inbetween, KeyDrawing, Span } from './cut';

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
  return drawingId ? cel.drawings.find((drawing) => drawing.id === drawingId) : undefined;
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

export function inbetweensOf(cel: Cel, span?: Span): Inbetween[] {
  return cel.drawings.filter(
    (drawing): drawing is Inbetween =>
      drawing.kind === 'inbetween' && (span === undefined || drawing.spanId === span.id),
  );
}

/** The span that covers this frame: from its first key's frame up to, not including, its second key's. */
export function spanAt(cel: Cel, frame: number): Span | undefined {
  return cel.spans.find((span) => span.startFrame <= frame && frame < span.endFrame);
}

export function celById(cut: Cut, celId: string): Cel | undefined {
  return cut.cels.find((cel) => cel.id === celId);
}

/** 1+12 as on paper: whole seconds, then frames. Frame 1 is 0+01 … frame 25 at 24 fps is 1+01. */
export function secondsAndFrames(frame: number, rateFps: number): string {
  const zeroBased = frame - 1;
  const rate = Math.round(rateFps);
  return `${Math.floor(zeroBased / rate)}+${String((zeroBased % rate) + 1).padStart(2, '0')}`;
}
