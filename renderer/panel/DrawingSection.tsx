import { drawingAt, exposureAt, heldFrames, isStale } from '../../main/contract/cut-queries';
import { secondsAndFrames } from '../../main/contract/seconds-and-frames';
import { sayFraction } from '../state/chart-fraction';
import { useCut } from '../state/cut-store';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { type DrawingSign, signOf } from '../state/drawing-sign';
import { useAtRest } from '../state/resting-frame';
import { sayDoubt } from '../state/review-words';
import { useWords } from '../state/settings-store';
import { useSelectedCel } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { SignMark } from '../ui/SignMark';
import type { Words } from '../words/words';
import { type Fact, Facts } from './Facts';

function madeBy(words: Words, sign: DrawingSign): string {
  switch (sign.kind) {
    case 'key':
      return words.panel.byPerson;
    case 'copy':
      return sign.generated ? words.panel.byNakawari : words.panel.byPerson;
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

function sayState(words: Words, sign: DrawingSign): string {
  if (sign.kind === 'key') return words.states[sign.mark === 'breakdown' ? 'breakdown' : 'key'];
  const state = words.states[sign.kind];
  return sign.stale === true ? words.review.also(state, words.states.stale) : state;
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
  const sign = signOf(cel, drawing, drafts[draftKey(cel.id, drawing.id)], isNow);
  const held = heldFrames(cel, cut, exposure);
  const range = words.sheet.frameRange(exposure.frame, exposure.frame + held - 1);
  const state = (
    <span className="panel-sign">
      <SignMark sign={sign} size={16} />
      {sayState(words, sign)}
    </span>
  );
  const facts: Fact[] = [
    { term: words.panel.state, value: state },
    ...(drawing.kind === 'inbetween' ? inbetweenFacts(words, drawing, isStale(cel, drawing)) : []),
    { term: words.panel.frame, value: `${range} (${secondsAndFrames(exposure.frame, cut.rateFps)})` },
    { term: words.panel.madeBy, value: madeBy(words, sign) },
    ...(drawing.kind === 'key' ? [{ term: words.panel.file, value: drawing.file }] : []),
    ...(drawing.kind === 'copy' ? [{ term: words.panel.source, value: drawing.of.celId }] : []),
  ];
  return (
    <section className="panel-section">
      <div className="panel-head">
        <h2>{words.panel.drawing}</h2>
        <span className="panel-space" />
        <ActionButton action="compare" icon="compare" />
      </div>
      <Facts facts={facts} />
    </section>
  );
}

function inbetweenFacts(
  words: Words,
  drawing: { readonly tUnit: number; readonly note: string; readonly made: { readonly doubt01: number | null } | null },
  stale: boolean,
): Fact[] {
  return [
    { term: words.panel.t, value: sayFraction(drawing.tUnit) },
    ...(drawing.made === null || stale
      ? []
      : [{ term: words.panel.doubt, value: sayDoubt(words, drawing.made.doubt01) }]),
    ...(drawing.note === '' ? [] : [{ term: words.panel.note, value: <q className="panel-note">{drawing.note}</q> }]),
  ];
}
