import type { Cel, Cut, Inbetween } from '../contract/cut';
import { drawingById } from '../contract/cut-queries';

/** A drawing that a job has finished, with the names of what it was made from. */
export interface FinishedDrawing {
  readonly celId: string;
  readonly drawingId: string;
  readonly tUnit: number;
  /** sha256 of the two keys' files. */
  readonly key0Sha256: string;
  readonly key1Sha256: string;
  readonly picture: string;
}

/**
 * A job's drawings enter the cut. One whose keys changed meanwhile, whose place is gone, or which a person has corrected
 * or approved by now is left out (its picture stays in the store). Gives back the same object when nothing is to be done.
 */
export function adoptDrawings(cut: Cut, finished: readonly FinishedDrawing[]): Cut {
  const cels = cut.cels.map((cel) =>
    adoptIntoCel(
      cel,
      finished.filter((drawing) => drawing.celId === cel.id),
    ),
  );
  return cels.some((cel, index) => cel !== cut.cels[index]) ? { ...cut, cels } : cut;
}

function adoptIntoCel(cel: Cel, finished: readonly FinishedDrawing[]): Cel {
  const byId = new Map(finished.map((drawing) => [drawing.drawingId, drawing]));
  let changed = false;
  const drawings = cel.drawings.map((drawing) => {
    const result = byId.get(drawing.id);
    if (drawing.kind !== 'inbetween' || !result || !fits(cel, drawing, result)) return drawing;
    if (drawing.state === 'generated' && drawing.picture === result.picture) return drawing;
    changed = true;
    return { ...drawing, state: 'generated' as const, picture: result.picture };
  });
  return changed ? { ...cel, drawings } : cel;
}

function fits(cel: Cel, drawing: Inbetween, result: FinishedDrawing): boolean {
  if (drawing.state === 'corrected' || drawing.state === 'approved' || drawing.tUnit !== result.tUnit) return false;
  const span = cel.spans.find((candidate) => candidate.id === drawing.spanId);
  return (
    drawingById(cel, span?.fromDrawingId)?.picture === result.key0Sha256 &&
    drawingById(cel, span?.toDrawingId)?.picture === result.key1Sha256
  );
}

/** Generated drawings whose picture is gone from the store are wanted again. The same object when none is. */
export function forgetLost(cut: Cut, isLost: (picture: string) => boolean): Cut {
  let changed = false;
  const cels = cut.cels.map((cel) => ({
    ...cel,
    drawings: cel.drawings.map((drawing) => {
      if (drawing.kind !== 'inbetween' || drawing.state !== 'generated' || drawing.picture === null) return drawing;
      if (!isLost(drawing.picture)) return drawing;
      changed = true;
      return { ...drawing, state: 'wanted' as const, picture: null };
    }),
  }));
  return changed ? { ...cut, cels } : cut;
}
