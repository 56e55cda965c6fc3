import type { Cel, Span } from '../../main/contract/cut';

/** On 1s, 2s, 3s … when every drawing of the span but its last is held equally long; null for anything else. */
export function framesPerDrawing(cel: Cel, span: Span): number | null {
  const ids = new Set<string | null>(span.inbetweenIds);
  const starts = cel.exposures.filter((exposure) => ids.has(exposure.drawingId)).map((exposure) => exposure.frame);
  const first = starts[0];
  if (first === undefined) return null;
  const held = starts.slice(1).map((frame, index) => frame - (starts[index] ?? frame));
  const usual = first - span.startFrame;
  return held.every((frames) => frames === usual) ? usual : null;
}
