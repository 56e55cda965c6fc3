import type { Cel, Cut } from '../../main/contract/cut';
import { drawingById } from '../../main/contract/cut-queries';

/** Where a step leads. Every answer is a frame of the cut. */

export function clampFrame(cut: Cut, frame: number): number {
  return Math.min(cut.lengthFrames, Math.max(1, Math.round(frame)));
}

function stepTo(frames: readonly number[], from: number, direction: 1 | -1): number {
  const next = direction === 1 ? frames.find((frame) => frame > from) : frames.findLast((frame) => frame < from);
  return next ?? from;
}

/** First frame of the next (or previous) drawing of the cel; the same frame where there is none. */
export function stepDrawing(cel: Cel, frame: number, direction: 1 | -1): number {
  return stepTo(
    cel.exposures.map((exposure) => exposure.frame),
    frame,
    direction,
  );
}

export function stepKey(cel: Cel, frame: number, direction: 1 | -1): number {
  const keyFrames = cel.exposures.filter((exposure) => drawingById(cel, exposure.drawingId)?.kind === 'key');
  return stepTo(
    keyFrames.map((exposure) => exposure.frame),
    frame,
    direction,
  );
}

/** The cel above (towards the front) or below; cels are listed bottom to top. */
export function stepCel(cut: Cut, celId: string, direction: 'above' | 'below'): string {
  const index = cut.cels.findIndex((cel) => cel.id === celId);
  return cut.cels[index + (direction === 'above' ? 1 : -1)]?.id ?? celId;
}
