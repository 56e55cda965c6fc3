import { drawingAt } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { displayedDrawing, flippedDrawing } from '../state/displayed';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { type DrawingSign, signOf } from '../state/drawing-sign';
import { usePictures } from '../state/pictures';
import { useAtRest } from '../state/resting-frame';
import { useSelectedCel, useView } from '../state/view-store';

export interface Shown {
  readonly sign: DrawingSign | null;
  readonly celName: string;
  /** The key that stands in for a drawing that is not there yet. */
  readonly standInNumber: number | null;
  readonly isMissing: boolean;
}

/** What the selected cel shows, in words; changes once a drawing, not once a frame. */
export function useShown(): Shown {
  const cel = useSelectedCel();
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  const failed = usePictures((pictures) => pictures.failed);
  const flip = useView((view) => view.flip);
  const drawing = useAtRest((frame) => {
    if (cel === undefined) return undefined;
    return flip === null ? drawingAt(cel, frame) : flippedDrawing(cel, frame, flip);
  });
  if (cel === undefined || drawing === undefined) {
    return { sign: null, celName: cel?.name ?? '', standInNumber: null, isMissing: false };
  }
  const isNow = drawingNow?.celId === cel.id && drawingNow.drawingId === drawing.id;
  const shown = displayedDrawing(cel, drawing, drafts);
  return {
    sign: signOf(cel, drawing, drafts[draftKey(cel.id, drawing.id)], isNow),
    celName: cel.name,
    standInNumber: shown?.standInNumber ?? null,
    isMissing: shown !== null && failed.has(shown.picture),
  };
}
