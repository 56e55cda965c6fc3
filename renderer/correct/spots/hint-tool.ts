import type { Correction, GestureOf, Place } from '../../../main/contract/correction';
import { appliedTo } from '../../../main/contract/corrections-of';
import { reachPxFor, setReachPx, useHandles } from '../../state/correct-handles';
import { usePreview } from '../../state/correct-preview';
import { removeCorrections } from '../../state/correction-edits';
import { currentCut } from '../../state/cut-store';
import { attempt, say } from '../../state/notices-store';
import { commit, correctionOf, type GestureHere, gestureHere, targetHere } from '../gesture';
import { type Handle, strokeTwice } from '../handles/handle';
import { createHandleTool, type Moved } from '../handles/handle-tool';
import { sayAgain } from '../handles/say-again';
import { offPxOf } from '../joints/joint-points';
import type { HandAt, ToolView } from '../tool';

interface Hint {
  readonly correction: Correction;
  readonly gesture: GestureOf<'flow-hint'>;
}

/** Spots that were moved on this very drawing. */
function hintsOf({ cel, drawing, span, tUnit }: GestureHere): Hint[] {
  if (drawing.kind !== 'inbetween') return [];
  const place = { ...span, spanId: span.id, drawingId: drawing.id, tUnit };
  return cel.corrections.flatMap((correction): Hint[] => {
    const { gesture } = correction;
    const isHere = gesture.kind === 'flow-hint' && Math.abs(gesture.tUnit - tUnit) < 1e-6;
    return isHere && appliedTo(correction, place) !== undefined ? [{ correction, gesture }] : [];
  });
}

/** A spot that is being moved for the first time. */
let fresh: { readonly id: string; readonly from: Place } | null = null;
let over: HandAt | null = null;

const reachNow = () => reachPxFor(currentCut() ?? { widthPx: 960, heightPx: 540 });

function handles(): Handle[] {
  const here = gestureHere();
  if (here === null) return [];
  const { shown, obedience } = usePreview.getState();
  const made = here.drawing.kind === 'inbetween' ? here.drawing.made?.obedience : undefined;
  const measured = shown?.drawingId === here.drawing.id ? obedience : made;
  const said = hintsOf(here).map(
    ({ correction, gesture }, index): Handle => ({
      id: correction.id,
      place: gesture.to,
      label: (words) => words.correct.hint.spot(index + 1),
      look: 'full',
      correction,
      offPx: offPxOf(correction, measured),
    }),
  );
  const isNew = fresh !== null && !said.some(({ id }) => id === fresh?.id);
  if (!isNew || fresh === null) return said;
  const label: Handle['label'] = (words) => words.correct.hint.spot(said.length + 1);
  return [...said, { id: fresh.id, place: fresh.from, label, look: 'full', correction: null, offPx: null }];
}

function says(handle: Handle, to: Place): Correction | null {
  const here = gestureHere();
  if (here === null || here.keyIndex !== null) return null;
  const before = hintsOf(here).find(({ correction }) => correction.id === handle.id);
  const from = before?.gesture.from ?? handle.place;
  const reachPx = before?.gesture.reachPx ?? reachNow();
  const gesture = { kind: 'flow-hint' as const, tUnit: here.tUnit, from, to, reachPx };
  if (before === undefined) return correctionOf(gesture, targetHere('flow-hint', here), handle.id);
  return sayAgain(before.correction, gesture, here);
}

function onPaper(at: HandAt): Handle | boolean {
  const here = gestureHere();
  if (here === null || here.keyIndex !== null) {
    say((words) => words.correct.onInbetweens);
    return true;
  }
  fresh = { id: crypto.randomUUID(), from: at.paper };
  return handles().at(-1) ?? false;
}

/** The chosen spot's own reach, or that of the next one. */
export function reachHere(): number {
  const here = gestureHere();
  const { selectedId } = useHandles.getState();
  const hint = here === null ? undefined : hintsOf(here).find(({ correction }) => correction.id === selectedId);
  return hint?.gesture.reachPx ?? reachNow();
}

export function changeReach(reachPx: number): void {
  setReachPx(reachPx);
  const here = gestureHere();
  const { selectedId, reachPx: wanted } = useHandles.getState();
  const hint = here === null ? undefined : hintsOf(here).find(({ correction }) => correction.id === selectedId);
  if (here === null || hint === undefined || wanted === null || hint.gesture.reachPx === wanted) return;
  void commit(sayAgain(hint.correction, { ...hint.gesture, reachPx: wanted }, here));
}

function ring(on: CanvasRenderingContext2D, place: Place, reachPx: number, view: ToolView, colour: string): void {
  const { xPx, yPx } = view.stageOfPaper(place);
  on.beginPath();
  on.arc(xPx, yPx, reachPx * view.pxPerPaper, 0, 2 * Math.PI);
  on.setLineDash([2, 4]);
  on.strokeStyle = view.colours.edge;
  on.lineWidth = 3;
  on.stroke();
  on.strokeStyle = colour;
  on.lineWidth = 1.4;
  on.stroke();
  on.setLineDash([]);
}

function arrow(on: CanvasRenderingContext2D, from: Place, to: Place, view: ToolView, colour: string): void {
  const [a, b] = [view.stageOfPaper(from), view.stageOfPaper(to)];
  on.beginPath();
  on.arc(a.xPx, a.yPx, 3, 0, 2 * Math.PI);
  on.moveTo(a.xPx, a.yPx);
  on.lineTo(b.xPx, b.yPx);
  strokeTwice(on, colour, view);
}

function drawHints(on: CanvasRenderingContext2D, view: ToolView, moved: Moved | null): void {
  const here = gestureHere();
  if (here === null || here.keyIndex !== null) return;
  const hints = hintsOf(here);
  const { selectedId } = useHandles.getState();
  for (const { correction, gesture } of hints) {
    const to = moved?.handle.id === correction.id ? moved.to : gesture.to;
    const colour = correction.id === selectedId ? view.colours.held : view.colours.mark;
    ring(on, gesture.from, gesture.reachPx, view, colour);
    arrow(on, gesture.from, to, view, colour);
  }
  if (moved !== null && !hints.some(({ correction }) => correction.id === moved.handle.id)) {
    ring(on, moved.handle.place, reachNow(), view, view.colours.held);
    arrow(on, moved.handle.place, moved.to, view, view.colours.held);
  } else if (moved === null && over !== null) ring(on, over.paper, reachNow(), view, view.colours.mark);
}

const REACH_STEP = 1.15;

/** A spot of the drawing is dragged to where it belongs; it takes its part along, as far as the ring reaches. */
export const hintTool = createHandleTool({
  id: 'hint',
  handles,
  says,
  onPaper,
  touched: (handle) => {
    // A click that moves nothing says nothing.
    if (handle.id === fresh?.id) fresh = null;
  },
  remove: (handle) => {
    const here = gestureHere();
    if (here !== null && handle.correction !== null) attempt(() => removeCorrections(here.cel.id, [handle.id]));
  },
  key: ({ key, ctrl, alt }) => {
    if (ctrl || alt || (key !== '[' && key !== ']')) return false;
    changeReach(reachHere() * (key === ']' ? REACH_STEP : 1 / REACH_STEP));
    return true;
  },
  hovered: (at) => {
    over = at;
  },
  cancelled: () => {
    fresh = null;
    over = null;
  },
  drawBelow: drawHints,
});
