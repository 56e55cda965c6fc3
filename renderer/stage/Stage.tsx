import { drawingAt } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { displayedAt, flippedDrawing } from '../state/displayed';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { drawingSign } from '../state/drawing-sign';
import { usePictures } from '../state/pictures';
import { sayDrawing, saySign } from '../state/say-drawing';
import { useWords } from '../state/settings-store';
import { useSelectedCel, useView } from '../state/view-store';
import { SignMark } from '../ui/SignMark';
import { OverlayLegend } from './OverlayLegend';
import { StageBar } from './StageBar';
import { StageCanvas } from './StageCanvas';
import './stage.css';

export function Stage() {
  const words = useWords();
  const opening = useCut((store) => store.opening);
  const hasCut = useCut((store) => store.state !== null);
  const { sign, celName, standInNumber, isMissing } = useShown();
  const label = words.stage.canvas(celName, sayDrawing(words, sign));
  return (
    <section className="stage" aria-label={words.stage.region}>
      <StageBar />
      <div className="stage-ground">
        <StageCanvas label={label} />
        {hasCut && (
          <div className="stage-sign" aria-hidden="true">
            <span className="stage-sign-cel">{celName}</span>
            {sign !== null && <SignMark sign={sign} size={18} />}
            <span>{sign === null ? words.stage.nothingHere : saySign(words, sign)}</span>
            <FlipWord />
          </div>
        )}
        {standInNumber !== null && <p className="stage-stand-in">{words.stage.standIn(standInNumber)}</p>}
        {isMissing && <p className="stage-stand-in">{words.stage.missingPicture}</p>}
        {opening && <p className="stage-opening">{words.connection.opening}</p>}
        <OverlayLegend />
      </div>
    </section>
  );
}

/** What the selected cel shows, in words. */
function useShown() {
  const cel = useSelectedCel();
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  const failed = usePictures((pictures) => pictures.failed);
  const flip = useView((view) => view.flip);
  const drawing = useView((view) => {
    if (cel === undefined) return undefined;
    return view.flip === null ? drawingAt(cel, view.playheadFrame) : flippedDrawing(cel, view.playheadFrame, view.flip);
  });
  const frame = useView((view) => view.playheadFrame);
  if (cel === undefined || drawing === undefined) {
    return { sign: null, celName: cel?.name ?? '', standInNumber: null, isMissing: false };
  }
  const isNow = drawingNow?.celId === cel.id && drawingNow.drawingId === drawing.id;
  const shown = displayedAt(cel, frame, drafts, flip);
  return {
    sign: drawingSign(drawing, drafts[draftKey(cel.id, drawing.id)], isNow),
    celName: cel.name,
    standInNumber: shown?.standInNumber ?? null,
    isMissing: shown !== null && failed.has(shown.picture),
  };
}

function FlipWord() {
  const words = useWords();
  const flip = useView((view) => view.flip);
  if (flip === null) return null;
  const said = { first: words.stage.flipFirst, this: words.stage.flipThis, next: words.stage.flipNext };
  return <span className="stage-flip">{said[flip]}</span>;
}
