import { type Cel, type Cut, type Inbetween, PLAIN_LOOK } from '../contract/cut';
import { celById, drawingById, inbetweensOf } from '../contract/cut-queries';
import { isAPersons } from './inbetweens';
import { layOutCut, type PlacedCel } from './lay-out-cut';

export interface Reconciled {
  /** The same object when the folder still is what the cut was made from. */
  readonly cut: Cut;
  /** Corrected or approved drawings that have no place any more because a key is gone: the caller keeps the old document aside. */
  readonly orphans: readonly Inbetween[];
}

/**
 * The saved cut meets its folder again. A key that changed sends the generated drawings of its spans back to wanted; corrected
 * and approved ones stay as they are. Keys that came or went lay the cut out anew, with the charts of the spans that are left.
 */
export function reconcileKeys(
  saved: Cut,
  size: { widthPx: number; heightPx: number },
  cels: readonly PlacedCel[],
): Reconciled {
  const fresh = layOutCut({ ...saved, ...size }, cels, chartIn(saved));
  const cut = { ...fresh, cels: fresh.cels.map((cel) => keepWhatHolds(cel, celById(saved, cel.id))) };
  const orphans = saved.cels.flatMap((cel) => {
    const kept = celById(cut, cel.id);
    return inbetweensOf(cel).filter((inbetween) => isAPersons(inbetween) && !drawingById(kept ?? EMPTY, inbetween.id));
  });
  return { cut: JSON.stringify(cut) === JSON.stringify(saved) ? saved : cut, orphans };
}

const EMPTY: Cel = {
  ...{ id: ' ', name: ' ', look: PLAIN_LOOK },
  ...{ drawings: [], exposures: [], spans: [], restingSpans: [] },
};

function chartIn(saved: Cut) {
  const spans = new Map(saved.cels.flatMap((cel) => cel.spans.map((span) => [span.id, { cel, span }] as const)));
  return (spanId: string, intervalFrames: number) => {
    const known = spans.get(spanId);
    if (!known || known.span.endFrame - known.span.startFrame !== intervalFrames) return undefined;
    return inbetweensOf(known.cel, known.span).map((inbetween) => inbetween.tUnit);
  };
}

function keepWhatHolds(cel: Cel, before: Cel | undefined): Cel {
  if (!before) return cel;
  const drawings = cel.drawings.map((drawing) => {
    if (drawing.kind !== 'inbetween') return drawing;
    const old = drawingById(before, drawing.id);
    if (old?.kind !== 'inbetween') return drawing;
    return isAPersons(old) || sameKeys(cel, before, drawing.spanId) ? old : drawing;
  });
  return { ...cel, drawings };
}

function sameKeys(cel: Cel, before: Cel, spanId: string): boolean {
  const pictures = (of: Cel) => {
    const span = of.spans.find((candidate) => candidate.id === spanId);
    return [span?.fromDrawingId, span?.toDrawingId].map((id) => drawingById(of, id)?.picture);
  };
  return pictures(cel).join() === pictures(before).join();
}
