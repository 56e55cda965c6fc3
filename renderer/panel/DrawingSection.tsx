import { drawingAt, exposureAt, heldFrames, secondsAndFrames } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { type DrawingSign, drawingSign, sayT } from '../state/drawing-sign';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { useSelectedCel } from '../state/view-store';
import { SignMark } from '../ui/SignMark';
import type { Words } from '../words/words';
import { type Fact, Facts } from './Facts';

function madeBy(words: Words, sign: DrawingSign): string {
  switch (sign.kind) {
    case 'key':
    case 'copy':
      return words.panel.byPerson;
    case 'corrected':
      return words.panel.byNakawariCorrected;
    case 'generated':
    case 'approved':
    case 'sent-back':
      return words.panel.byNakawari;
    case 'wanted':
    case 'drawing':
      return words.panel.notMade;
  }
}

export function DrawingSection() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  const cel = useSelectedCel();
  // Changes once a drawing, not once a frame.
  const exposure = useAtRest((frame) => (cel === undefined ? undefined : exposureAt(cel, frame)));
  const drawing = cel && exposure ? drawingAt(cel, exposure.frame) : undefined;
  if (cut === null || cel === undefined || exposure === undefined || drawing === undefined) {
    return (
      <section className="panel-section">
        <h2>{words.panel.drawing}</h2>
        <p className="panel-soft">{words.stage.nothingHere}</p>
      </section>
    );
  }
  const isNow = drawingNow?.celId === cel.id && drawingNow.drawingId === drawing.id;
  const sign = drawingSign(drawing, drafts[draftKey(cel.id, drawing.id)], isNow);
  const held = heldFrames(cel, cut, exposure);
  const range = words.sheet.frameRange(exposure.frame, exposure.frame + held - 1);
  const state = (
    <span className="panel-sign">
      <SignMark sign={sign} size={16} />
      {words.states[sign.kind]}
    </span>
  );
  const facts: Fact[] = [
    { term: words.panel.state, value: state },
    ...(drawing.kind === 'inbetween' ? [{ term: words.panel.t, value: sayT(drawing.tUnit) }] : []),
    { term: words.panel.frame, value: `${range} (${secondsAndFrames(exposure.frame, cut.rateFps)})` },
    { term: words.panel.madeBy, value: madeBy(words, sign) },
    ...(drawing.kind === 'key' ? [{ term: words.panel.file, value: drawing.file }] : []),
  ];
  return (
    <section className="panel-section">
      <h2>{words.panel.drawing}</h2>
      <Facts facts={facts} />
    </section>
  );
}
