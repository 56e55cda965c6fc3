import type { Cel, Inbetween } from '../../main/contract/cut';
import { drawingAt, drawingById } from '../../main/contract/cut-queries';
import { editReview } from './cut-edits';
import { celOf, currentCut } from './cut-store';
import { generate } from './generate';
import { say } from './notices-store';
import { showPanelTab } from './panel-store';
import { stop } from './play-store';
import { nextWaiting, type WaitingDrawing } from './review-queue';
import { markSeen } from './review-seen';
import { useReview, waitingNow } from './review-store';
import { celsOfRange, selectedRange } from './selection';
import { selectDrawing, selectedCel, useView } from './view-store';

/** The in-between under the playhead of the selected cel. */
export function inbetweenHere(): { cel: Cel; drawing: Inbetween } | null {
  const cel = selectedCel();
  const drawing = cel && drawingAt(cel, useView.getState().playheadFrame);
  return cel && drawing?.kind === 'inbetween' ? { cel, drawing } : null;
}

function goTo(waiting: WaitingDrawing): void {
  stop();
  selectDrawing(waiting.celId, waiting.frame);
}

/** To the next drawing that waits; says so when there is none. */
export function goToWaiting(direction: 1 | -1 = 1): void {
  const here = inbetweenHere();
  if (here !== null && here.drawing.picture !== null) markSeen(here.drawing.picture);
  const next = nextWaiting(waitingNow(), here?.cel.id ?? null, here?.drawing.id ?? null, direction);
  if (next === undefined) say((words) => words.review.nothingWaits);
  else goTo(next);
}

/** Drawings whose judgement is on its way to the document: they wait no more. */
const beingJudged = new Set<string>();

/** The drawing to go on with once this one is judged: found before, because judging changes the queue. */
function following(celId: string, drawingId: string): WaitingDrawing | undefined {
  const isHere = (waiting: WaitingDrawing) => waiting.celId === celId && waiting.drawing.id === drawingId;
  const queue = waitingNow().filter(
    (waiting) => isHere(waiting) || !beingJudged.has(keyOf(waiting.celId, waiting.drawing.id)),
  );
  const next = nextWaiting(queue, celId, drawingId);
  return next === undefined || isHere(next) ? undefined : next;
}

const keyOf = (celId: string, drawingId: string) => `${celId}\n${drawingId}`;

async function judge(
  cel: Cel,
  drawing: Inbetween,
  state: 'approved' | 'sent-back',
  note: string | null,
): Promise<void> {
  if (drawing.picture === null) {
    say((words) => words.review.notDrawnYet);
    return;
  }
  markSeen(drawing.picture);
  const next = following(cel.id, drawing.id);
  const key = keyOf(cel.id, drawing.id);
  beingJudged.add(key);
  // At once: the next key is meant for the next drawing, however soon it comes.
  if (next !== undefined) goTo(next);
  try {
    await editReview({ kind: 'review', drawings: [{ celId: cel.id, drawingId: drawing.id }], state, note });
    if (next === undefined) say((words) => words.review.nothingWaits);
  } finally {
    beingJudged.delete(key);
  }
}

export async function approveHere(): Promise<void> {
  const here = inbetweenHere();
  if (here !== null) await judge(here.cel, here.drawing, 'approved', null);
}

/** All drawn in-betweens of the selection, as one step. */
export async function approveSelected(): Promise<void> {
  const cut = currentCut();
  const range = selectedRange();
  if (cut === null || range === null) return;
  const drawings = celsOfRange(cut, range).flatMap((cel) => {
    const shown = new Set<string>();
    for (let frame = range.from; frame <= range.to; frame += 1) {
      const drawing = drawingAt(cel, frame);
      if (drawing?.kind === 'inbetween' && drawing.picture !== null) shown.add(drawing.id);
    }
    return [...shown].map((drawingId) => ({ celId: cel.id, drawingId }));
  });
  if (drawings.length === 0) return;
  await editReview({ kind: 'review', drawings, state: 'approved', note: null });
  say((words) => words.review.approvedMany(drawings.length));
}

/** Opens the line for the words that go with it. */
export function beginSendBack(): void {
  const here = inbetweenHere();
  if (here === null) return;
  if (here.drawing.picture === null) {
    say((words) => words.review.notDrawnYet);
    return;
  }
  stop();
  useReview.setState({ noteFor: { celId: here.cel.id, drawingId: here.drawing.id } });
  showPanelTab('review', 'review-note');
}

export function endSendBack(): void {
  useReview.setState({ noteFor: null });
}

/** Sends the drawing back that the words are for, and goes on. */
export async function sendBack(note: string): Promise<void> {
  const { noteFor } = useReview.getState();
  const cel = celOf(currentCut(), noteFor?.celId ?? null);
  const drawing = cel && drawingById(cel, noteFor?.drawingId);
  endSendBack();
  if (cel !== undefined && drawing?.kind === 'inbetween') await judge(cel, drawing, 'sent-back', note.trim());
}

export async function sendBackAtOnce(): Promise<void> {
  const here = inbetweenHere();
  if (here !== null) await judge(here.cel, here.drawing, 'sent-back', null);
}

/** Draws the drawing under the playhead again where its keys or its place changed; what a person judged stays, the new one lies beside it. */
export async function redrawHere(): Promise<void> {
  const here = inbetweenHere();
  if (here === null) return;
  await generate({ kind: 'drawings', celId: here.cel.id, drawingIds: [here.drawing.id] });
}

/** Takes an approval or a sending back away; the note goes with it. */
export async function takeBackJudgement(): Promise<void> {
  const here = inbetweenHere();
  if (here === null || (here.drawing.state !== 'approved' && here.drawing.state !== 'sent-back')) return;
  const drawings = [{ celId: here.cel.id, drawingId: here.drawing.id }];
  await editReview({ kind: 'review', drawings, state: 'generated', note: '' });
}

export async function chooseVersion(celId: string, drawingId: string, picture: string): Promise<void> {
  await editReview({ kind: 'choose-version', celId, drawingId, picture });
}

export function toggleReview(): void {
  const isOpen = !useReview.getState().isOpen;
  useReview.setState({ isOpen });
  if (!isOpen) return;
  showPanelTab('review');
  const queue = waitingNow();
  const here = inbetweenHere();
  const waits = queue.some((one) => one.celId === here?.cel.id && one.drawing.id === here?.drawing.id);
  const first = queue[0];
  if (!waits && first !== undefined) goTo(first);
}
