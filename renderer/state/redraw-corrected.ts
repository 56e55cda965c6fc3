import type { Cel, Inbetween } from '../../main/contract/cut';
import { drawingAt, drawingById, isStale } from '../../main/contract/cut-queries';
import { clearPreview, usePreview } from './correct-preview';
import { celOf, currentCut, useCut } from './cut-store';
import { drawCorrected, drawMissing, stopOwnDrawing } from './generate';
import { say, tellError } from './notices-store';
import { selectedCel, useView } from './view-store';

/** Ids of the cel's drawings that a correction touched and that are not drawn for it yet, by cel. */
const waiting = new Map<string, Set<string>>();
/** The newest wish counts: one that goes on after another one began ends at its next step. */
let newest = 0;
let isPaused = false;

export function staleDrawings(cel: Cel | undefined): ReadonlySet<string> {
  const stale = cel?.drawings.filter((drawing) => drawing.kind === 'inbetween' && isStale(cel, drawing)) ?? [];
  return new Set(stale.map(({ id }) => id));
}

/** What an edit of corrections made stale: it is drawn again by itself. */
export function wantRedrawn(before: Cel | undefined, after: Cel | undefined): void {
  if (after === undefined) return;
  const was = staleDrawings(before);
  const ids = waiting.get(after.id) ?? new Set();
  for (const id of staleDrawings(after)) if (!was.has(id)) ids.add(id);
  const here = inbetweenOn(after);
  if (here !== undefined && here.picture === null) ids.add(here.id);
  waiting.set(after.id, ids);
}

function inbetweenOn(cel: Cel): Inbetween | undefined {
  if (selectedCel()?.id !== cel.id) return undefined;
  const drawing = drawingAt(cel, useView.getState().playheadFrame);
  return drawing?.kind === 'inbetween' ? drawing : undefined;
}

/** Of those, what has still to be drawn. What is approved stays as it is, unless it is what the person looks at. */
function stillToDraw(cel: Cel, ids: ReadonlySet<string>, hereId: string | undefined): string[] {
  return [...ids].filter((id) => {
    const drawing = drawingById(cel, id);
    if (drawing?.kind !== 'inbetween' || !cel.spans.some((span) => span.id === drawing.spanId)) return false;
    if (drawing.state === 'approved' && id !== hereId) return false;
    return drawing.picture === null || isStale(cel, drawing);
  });
}

/** A hand has begun: what is being drawn makes way for its previews, and waits. */
export function pauseRedrawing(): void {
  if (isPaused) return;
  isPaused = true;
  newest += 1;
  void stopOwnDrawing();
}

/** The hand is done, whatever came of it. */
export function resumeRedrawing(): void {
  if (!isPaused) return;
  isPaused = false;
  redrawCorrected();
}

/** Draws what corrections touched: first what lies under the playhead, then the rest. Nobody waits for it. */
export function redrawCorrected(): void {
  isPaused = false;
  newest += 1;
  redraw(newest).catch(tellError);
}

async function redraw(mine: number): Promise<void> {
  const isMine = () => mine === newest;
  await stopOwnDrawing();
  for (const celId of [...waiting.keys()]) {
    for (const which of ['here', 'rest'] as const) {
      if (!isMine()) return;
      const goesOn = await redrawSome(celId, which, isMine);
      if (!goesOn) return;
      if (which === 'here' && isMine()) await settle();
    }
  }
  if (!isMine()) return;
  waiting.clear();
  if (usePreview.getState().phase === 'committed') clearPreview();
  drawMissing();
}

/** False: it was stopped. */
async function redrawSome(celId: string, which: 'here' | 'rest', isMine: () => boolean): Promise<boolean> {
  const cel = celOf(currentCut(), celId);
  const ids = waiting.get(celId);
  if (cel === undefined || ids === undefined) return true;
  const hereId = inbetweenOn(cel)?.id;
  const all = stillToDraw(cel, ids, hereId);
  const drawingIds = which === 'here' ? all.filter((id) => id === hereId) : all;
  if (drawingIds.length === 0) return true;
  const end = await drawCorrected({ kind: 'drawings', celId, drawingIds }, showAtOnce);
  if (!isMine()) return false;
  if (end?.outcome !== 'done') {
    // Stopped by a person, by undo, or because nothing more can be drawn: what was waiting is not forced on them.
    waiting.clear();
    if (usePreview.getState().phase === 'committed') clearPreview();
    return false;
  }
  // What could not be drawn was told, and is not tried over and over.
  for (const id of drawingIds) ids.delete(id);
  const here = drawingById(cel, hereId);
  if (which === 'here' && here?.kind === 'inbetween' && here.state === 'approved') {
    say((words) => words.correct.besideJudged);
  }
  return true;
}

/** The document has it a moment later. */
function showAtOnce(celId: string, drawingId: string, picture: string): void {
  const { shown, phase } = usePreview.getState();
  if (phase === 'proposed') return;
  const isSeen = shown !== null && shown.celId === celId && shown.drawingId === drawingId;
  const cel = celOf(currentCut(), celId);
  if (isSeen || (cel !== undefined && inbetweenOn(cel)?.id === drawingId)) {
    usePreview.setState({ shown: { celId, drawingId, picture, detail: 'full' }, phase: 'committed' });
  }
}

const MOST_WAIT_MS = 2000;

/** The preview lies there until the document shows the same, and no longer. */
async function settle(): Promise<void> {
  const { shown, phase } = usePreview.getState();
  // A half-size preview still stands for what is drawn with the rest: of a key, an in-between in the corner of the stage.
  if (phase !== 'committed' || shown?.detail === 'half') return;
  if (shown !== null) await documentShows(shown.celId, shown.drawingId, shown.picture);
  if (usePreview.getState().shown === shown && usePreview.getState().phase === 'committed') clearPreview();
}

function documentShows(celId: string, drawingId: string, picture: string): Promise<void> {
  const isThere = () => {
    const cel = celOf(currentCut(), celId);
    const drawing = cel && drawingById(cel, drawingId);
    if (drawing?.kind !== 'inbetween') return true;
    return drawing.picture === picture || drawing.versions.some((version) => version.picture === picture);
  };
  if (isThere()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, MOST_WAIT_MS);
    const stop = useCut.subscribe(() => {
      if (isThere()) end();
    });
  });
}
