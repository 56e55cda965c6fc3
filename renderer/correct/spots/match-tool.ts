import type { Correction, Place } from '../../../main/contract/correction';
import type { KeyDrawing, Span } from '../../../main/contract/cut';
import { drawingById } from '../../../main/contract/cut-queries';
import { reachPxFor } from '../../state/correct-handles';
import { worstOffPx } from '../../state/correct-list';
import { useMatch, type WaitingSpot } from '../../state/correct-match';
import { removeCorrections } from '../../state/correction-edits';
import { currentCut } from '../../state/cut-store';
import { attempt, say } from '../../state/notices-store';
import { goToFrame } from '../../state/view-store';
import { commit, correctionOf, type GestureHere, gestureHere } from '../gesture';
import { drawSlip, type Handle, strokeTwice } from '../handles/handle';
import { createHandleTool, type Moved } from '../handles/handle-tool';
import { previewFor } from '../joints/joint-tool';
import { mapsHere } from '../maps-here';
import type { HandAt, ToolView } from '../tool';
import { Loupe } from './loupe';
import { guessedPartner, matchesOfSpan, type PointMatch, spansAtKey } from './match-points';

const loupe = new Loupe();

interface KeyHere {
  readonly here: GestureHere;
  readonly key: KeyDrawing;
}

function keyHere(): KeyHere | null {
  const here = gestureHere();
  return here?.drawing.kind === 'key' ? { here, key: here.drawing } : null;
}

/** The span that a spot of this key is matched over, and which end of it the key is. */
function wayFrom({ here, key }: KeyHere): { readonly span: Span; readonly end: 0 | 1 } {
  const { before, after } = spansAtKey(here.cel, key.id);
  const isBack = before !== undefined && (after === undefined || useMatch.getState().toward === 'previous');
  return isBack ? { span: before, end: 1 } : { span: after ?? here.span, end: 0 };
}

/** The waiting spot's span, when this key is the other end of it. */
function partnerSpan({ here, key }: KeyHere, waiting: WaitingSpot): Span | undefined {
  const span = here.cel.spans.find(({ id }) => id === waiting.spanId);
  const wanted = waiting.key === 0 ? span?.toDrawingId : span?.fromDrawingId;
  return here.cel.id === waiting.celId && wanted === key.id ? span : undefined;
}

function goToKey(span: Span, end: 0 | 1): void {
  const cel = gestureHere()?.cel;
  const id = end === 0 ? span.fromDrawingId : span.toDrawingId;
  // A key may be exposed in several places: the one at this end of the span is meant.
  const exposure = cel?.exposures.findLast(({ drawingId, frame }) => drawingId === id && frame <= span.endFrame);
  goToFrame(end === 1 ? span.endFrame : (exposure?.frame ?? span.startFrame));
}

function matchesHere({ here, key }: KeyHere): { readonly match: PointMatch; readonly end: 0 | 1 }[] {
  const { before, after } = spansAtKey(here.cel, key.id);
  return [
    ...(before ? matchesOfSpan(here.cel, before).map((match) => ({ match, end: 1 as const })) : []),
    ...(after ? matchesOfSpan(here.cel, after).map((match) => ({ match, end: 0 as const })) : []),
  ];
}

function handles(): Handle[] {
  const at = keyHere();
  if (at === null) return [];
  return matchesHere(at).map(({ match, end }) => ({
    id: `${match.correction.id} ${end}`,
    place: end === 0 ? match.gesture.place0 : match.gesture.place1,
    label: (words) => words.correct.match.spot(match.number),
    look: 'full',
    correction: match.correction,
    offPx: end === 1 ? worstOffPx(at.here.cel, match.correction) : null,
  }));
}

function says(handle: Handle, to: Place): Correction | null {
  const before = handle.correction;
  if (before?.gesture.kind !== 'match-point') return null;
  const gesture = handle.id.endsWith(' 0') ? { ...before.gesture, place0: to } : { ...before.gesture, place1: to };
  return { ...before, gesture, at: new Date().toISOString() };
}

function waitFor(spot: WaitingSpot, key: KeyDrawing, span: Span): void {
  useMatch.setState({ waiting: spot });
  loupe.look(key.picture, spot.place);
  goToKey(span, spot.key === 0 ? 1 : 0);
}

function onPaper(at: HandAt): boolean {
  const now = keyHere();
  if (now === null) {
    const here = gestureHere();
    if (here !== null) goToKey(here.span, here.tUnit <= 0.5 ? 0 : 1);
    say((words) => words.correct.match.onKeys);
    return true;
  }
  const { waiting } = useMatch.getState();
  const span = waiting === null ? undefined : partnerSpan(now, waiting);
  if (waiting === null || span === undefined) {
    const way = wayFrom(now);
    waitFor({ celId: now.here.cel.id, spanId: way.span.id, key: way.end, place: at.paper }, now.key, way.span);
    return true;
  }
  const [place0, place1] = waiting.key === 0 ? [waiting.place, at.paper] : [at.paper, waiting.place];
  const reachPx = reachPxFor(currentCut() ?? { widthPx: 960, heightPx: 540 });
  const gesture = { kind: 'match-point' as const, place0, place1, reachPx };
  forget();
  void commit(correctionOf(gesture, { kind: 'span', spanId: span.id, fromUnit: 0, toUnit: 1 }));
  return true;
}

function forget(): void {
  useMatch.setState({ waiting: null });
  loupe.close();
}

function ringAt(on: CanvasRenderingContext2D, place: Place, view: ToolView, colour: string, dash: number[]): void {
  const { xPx, yPx } = view.stageOfPaper(place);
  on.beginPath();
  on.arc(xPx, yPx, 9, 0, 2 * Math.PI);
  strokeTwice(on, colour, view, dash);
}

function drawMatches(on: CanvasRenderingContext2D, view: ToolView, moved: Moved | null): void {
  const here = gestureHere();
  if (here === null) return;
  if (here.drawing.kind === 'inbetween') {
    for (const { gesture } of matchesOfSpan(here.cel, here.span)) {
      const [a, b] = [view.stageOfPaper(gesture.place0), view.stageOfPaper(gesture.place1)];
      on.beginPath();
      on.moveTo(a.xPx, a.yPx);
      on.lineTo(b.xPx, b.yPx);
      strokeTwice(on, view.colours.mark, view, [3, 5]);
    }
    return;
  }
  for (const handle of handles()) {
    const place = moved?.handle.id === handle.id ? moved.to : handle.place;
    drawSlip(on, handle.label(view.words), view.stageOfPaper(place), view);
  }
}

function drawWaiting(on: CanvasRenderingContext2D, view: ToolView): void {
  const { waiting } = useMatch.getState();
  const now = keyHere();
  if (waiting === null || now === null) return;
  const span = partnerSpan(now, waiting);
  if (span === undefined) {
    ringAt(on, waiting.place, view, view.colours.held, []);
    return;
  }
  // Where it is in the other key, for the eye; and where the network would take it.
  ringAt(on, waiting.place, view, view.colours.held, [2, 4]);
  const first = drawingById(now.here.cel, span.fromDrawingId);
  const guess =
    waiting.key === 0 && first?.kind === 'key' ? guessedPartner(mapsHere(now.here.cel, first), waiting.place) : null;
  if (guess !== null) {
    const { xPx, yPx } = view.stageOfPaper(guess);
    on.beginPath();
    on.moveTo(xPx - 7, yPx);
    on.lineTo(xPx + 7, yPx);
    on.moveTo(xPx, yPx - 7);
    on.lineTo(xPx, yPx + 7);
    strokeTwice(on, view.colours.mark, view);
    drawSlip(on, view.words.correct.match.guess, { xPx, yPx }, view);
  }
  loupe.draw(on, view);
}

/** "This here is that there": a spot of one key, then the same spot of the other, to which the stage goes by itself. */
export const matchTool = createHandleTool({
  id: 'match',
  handles,
  says,
  onPaper,
  previews: () => previewFor(gestureHere()),
  remove: (handle) => {
    const here = gestureHere();
    const id = handle.correction?.id;
    if (here !== null && id !== undefined) attempt(() => removeCorrections(here.cel.id, [id]));
  },
  goesOn: () => useMatch.getState().waiting !== null && keyHere() !== null,
  cancelled: forget,
  key: ({ key }) => {
    if (key !== 'Escape' || useMatch.getState().waiting === null) return false;
    const { waiting } = useMatch.getState();
    const span = gestureHere()?.cel.spans.find(({ id }) => id === waiting?.spanId);
    forget();
    if (span !== undefined && waiting !== null) goToKey(span, waiting.key);
    return true;
  },
  drawBelow: drawMatches,
  drawAbove: drawWaiting,
});
