import type { Cel, Drawing, KeyDrawing, Span } from '../../main/contract/cut';
import { drawingAt, drawingById, spanAt } from '../../main/contract/cut-queries';

/** The span a person means at this frame: the one it lies in, else the one its key begins, else the one its key ends. */
export function spanHere(cel: Cel, frame: number): Span | undefined {
  const covering = spanAt(cel, frame);
  if (covering !== undefined) return covering;
  const drawing = drawingAt(cel, frame);
  if (drawing === undefined) return undefined;
  return (
    cel.spans.find((span) => span.fromDrawingId === drawing.id && frame < span.endFrame) ??
    cel.spans.findLast((span) => span.toDrawingId === drawing.id)
  );
}

export interface SpanKeys {
  readonly from: KeyDrawing;
  readonly to: KeyDrawing;
}

function asKey(drawing: Drawing | undefined): KeyDrawing | undefined {
  return drawing?.kind === 'key' ? drawing : undefined;
}

export function keysOfSpan(cel: Cel, span: Span): SpanKeys | undefined {
  const from = asKey(drawingById(cel, span.fromDrawingId));
  const to = asKey(drawingById(cel, span.toDrawingId));
  return from && to ? { from, to } : undefined;
}
