import type { Cel, Span } from '../../main/contract/cut';
import { CORRECTION_STEPS, type CutEdit, type EditOf } from '../../main/contract/cut-edit';
import type { CutState } from '../../main/contract/cut-state';
import { spansMeantBy } from './chart-spans';
import { desk, reportHere } from './connection-store';
import { takeNews } from './cut-news';
import { currentCut, useCut } from './cut-store';
import { drawMissing, stopOwnDrawing } from './generate';
import { attempt } from './notices-store';
import { paintSettled } from './paint-pending';
import { redrawCorrected, wantRedrawn } from './redraw-corrected';
import { selectedRange } from './selection';
import { selectedCel, useView } from './view-store';

/** Edits that follow each other quickly are applied one after the other, each on the revision before it. */
let last: Promise<void> = Promise.resolve();

function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.catch(() => undefined).then(work);
  return last;
}

/** The page's own drawing goes on with what the edit left to draw. Nobody waits for that. */
function drawAnew(): void {
  attempt(async () => {
    await stopOwnDrawing();
    drawMissing();
  });
}

export function edit(makeEdit: () => CutEdit | null): Promise<void> {
  return inTurn(async () => {
    const { state, at: seen } = useCut.getState();
    const cutEdit = makeEdit();
    if (state === null || cutEdit === null) return;
    await takeNews(await desk().cuts.edit({ cutId: state.cut.id, revision: state.revision, edit: cutEdit, seen }));
    drawAnew();
  });
}

const MOST_TRIES = 4;

/**
 * What a person says of the motion. A drawing that came into the document meanwhile does not take it away: it is said again of the newest
 * state. What is to be drawn for it is its own business (redraw-corrected.ts).
 */
export function editMotion(makeEdit: () => CutEdit | null): Promise<void> {
  return inTurn(async () => {
    for (let tried = 1; ; tried += 1) {
      const { state, at: seen } = useCut.getState();
      const cutEdit = makeEdit();
      if (state === null || cutEdit === null) return;
      const { id: cutId } = state.cut;
      try {
        await takeNews(await desk().cuts.edit({ cutId, revision: state.revision, edit: cutEdit, seen }));
        return;
      } catch (error) {
        if (reportHere(error).code !== 'document-changed' || tried === MOST_TRIES) throw error;
        await takeNews(await desk().cuts.state({ cutId, seen }));
        if (currentCut()?.id !== cutId) return;
      }
    }
  });
}

/** A judgement leaves nothing to draw: what is being drawn goes on. */
export function editReview(cutEdit: EditOf<'review' | 'choose-version'>): Promise<void> {
  return inTurn(async () => {
    const { state, at: seen } = useCut.getState();
    if (state === null) return;
    await takeNews(await desk().cuts.edit({ cutId: state.cut.id, revision: state.revision, edit: cutEdit, seen }));
  });
}

/** To where `position` steps of the history are done. */
export async function jumpTo(position: number): Promise<void> {
  await paintSettled();
  return inTurn(async () => {
    await stopOwnDrawing();
    const { state, at: seen } = useCut.getState();
    if (state === null) return;
    await takeNews(await desk().cuts.jump({ cutId: state.cut.id, position, seen }));
    if (position > state.historyPosition) drawWhatIsLeft(state);
  });
}

/** What is being drawn enters the document first: undo then takes that back, and nothing follows it. */
export async function undo(): Promise<void> {
  await paintSettled();
  return inTurn(async () => {
    await stopOwnDrawing();
    const { state, at: seen } = useCut.getState();
    if (state !== null && state.undo !== null) await takeNews(await desk().cuts.undo({ cutId: state.cut.id, seen }));
  });
}

export async function redo(): Promise<void> {
  await paintSettled();
  return inTurn(async () => {
    const { state, at: seen } = useCut.getState();
    if (state === null || state.redo === null) return;
    await takeNews(await desk().cuts.redo({ cutId: state.cut.id, seen }));
    drawWhatIsLeft(state);
  });
}

/**
 * A correction whose drawings were stopped has none to bring back when it is redone: they are drawn after all. A drawing is a step, and a step
 * forgets what could still be redone: so long as there is any of that, they stay stale, as the sheet shows.
 */
function drawWhatIsLeft(before: CutState): void {
  const { state } = useCut.getState();
  if (state === null || state.cut.id !== before.cut.id) return;
  for (const cel of state.cut.cels) {
    const was = before.cut.cels.find(({ id }) => id === cel.id);
    if (was !== cel && was?.corrections !== cel.corrections) wantRedrawn(was, cel);
  }
  if (state.redo === null && CORRECTION_STEPS.has(state.undo ?? '')) redrawCorrected();
}

/** The span under the playhead, those that are selected, or all of the selected cel's. */
function spansMeant(all: boolean): { cel: Cel; spans: readonly Span[] } | null {
  const cel = selectedCel();
  if (cel === undefined) return null;
  const spans = spansMeantBy(cel, useView.getState().playheadFrame, selectedRange(), all);
  return spans.length === 0 ? null : { cel, spans };
}

export function setInbetweenCount(count: number, all = false): Promise<void> {
  return edit(() => {
    const meant = spansMeant(all);
    if (meant === null) return null;
    return { kind: 'set-inbetween-count', celId: meant.cel.id, spanIds: meant.spans.map((span) => span.id), count };
  });
}

/** One more or one fewer in the span under the playhead, clamped as the span allows. */
export function changeInbetweenCount(by: 1 | -1): Promise<void> {
  return edit(() => {
    const meant = spansMeant(false);
    const span = meant?.spans[0];
    if (!meant || span === undefined) return null;
    const count = Math.min(mostInbetweens(span), Math.max(0, span.inbetweenIds.length + by));
    return { kind: 'set-inbetween-count', celId: meant.cel.id, spanIds: [span.id], count };
  });
}

/** One drawing a frame is the most: the first key keeps one frame for itself. */
export function mostInbetweens(span: Span): number {
  return Math.max(0, Math.min(59, span.endFrame - span.startFrame - 1));
}

export function setExposure(framesPerDrawing: number, all = false): Promise<void> {
  return edit(() => {
    const meant = spansMeant(all);
    if (meant === null) return null;
    const spanIds = meant.spans.map((span) => span.id);
    return { kind: 'set-exposure', celId: meant.cel.id, spanIds, framesPerDrawing };
  });
}

export function setRates(rateFps: number, keyRateFps: number): Promise<void> {
  return edit(() => ({ kind: 'set-rates', rateFps, keyRateFps }));
}
