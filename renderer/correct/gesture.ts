import type { Correction, CorrectionTarget, Gesture } from '../../main/contract/correction';
import { isTargetFor } from '../../main/contract/correction';
import { checkCorrection } from '../../main/contract/correction-check';
import { drawingsTouchedBy } from '../../main/contract/corrections-of';
import type { Cel, Drawing, Inbetween, KeyDrawing, Span } from '../../main/contract/cut';
import { drawingAt } from '../../main/contract/cut-queries';
import type { ErrorReport } from '../../main/contract/errors';
import { desk, reportHere } from '../state/connection-store';
import { clearPreview, usePreview } from '../state/correct-preview';
import { editCorrection } from '../state/correction-edits';
import { currentCut } from '../state/cut-store';
import { tellError } from '../state/notices-store';
import { usePreferences } from '../state/preferences-store';
import { pauseRedrawing, resumeRedrawing } from '../state/redraw-corrected';
import { spanHere } from '../state/span-here';
import { selectedCel, useView } from '../state/view-store';
import { redrawTool } from './redraw-tool';

/** What a gesture on the stage is about: the selected cel's drawing under the playhead, and the way that it lies on. */
export interface GestureHere {
  readonly cel: Cel;
  readonly drawing: KeyDrawing | Inbetween;
  readonly span: Span;
  /** 0, 1: the drawing is this key of the span; null: it is an in-between. */
  readonly keyIndex: 0 | 1 | null;
  readonly tUnit: number;
}

function keyIndexOf(drawing: Drawing, span: Span): 0 | 1 | null {
  if (drawing.id === span.fromDrawingId) return 0;
  return drawing.id === span.toDrawingId ? 1 : null;
}

/** Null where there is nothing to correct: no drawing, a copy, a key without a way to another. */
export function gestureHere(): GestureHere | null {
  const cel = selectedCel();
  if (cel === undefined) return null;
  const frame = useView.getState().playheadFrame;
  const drawing = drawingAt(cel, frame);
  if (drawing === undefined || drawing.kind === 'copy') return null;
  const span = drawing.kind === 'inbetween' ? cel.spans.find(({ id }) => id === drawing.spanId) : spanHere(cel, frame);
  if (span === undefined) return null;
  if (drawing.kind === 'inbetween') return { cel, drawing, span, keyIndex: null, tUnit: drawing.tUnit };
  const keyIndex = keyIndexOf(drawing, span);
  return keyIndex === null ? null : { cel, drawing, span, keyIndex, tUnit: keyIndex };
}

/** What a gesture of this kind, made here, is said of by default: the key, the whole span, or this drawing alone. */
export function targetHere(kind: Gesture['kind'], here: GestureHere): CorrectionTarget {
  const { drawing, span } = here;
  const candidates: readonly CorrectionTarget[] = [
    { kind: 'key', drawingId: drawing.id },
    { kind: 'drawings', drawingIds: [drawing.id] },
    { kind: 'span', spanId: span.id, fromUnit: 0, toUnit: 1 },
  ];
  const fits = candidates.find((target) => isTargetFor(kind, target));
  return fits ?? { kind: 'span', spanId: span.id, fromUnit: 0, toUnit: 1 };
}

/** A new correction with the hand's name and time; `id` to go on with one that is there already. */
export function correctionOf(gesture: Gesture, target: CorrectionTarget, id: string = crypto.randomUUID()): Correction {
  return {
    id,
    author: usePreferences.getState().correctionAuthor,
    at: new Date().toISOString(),
    reason: '',
    on: true,
    target,
    gesture,
  };
}

interface Wish {
  readonly corrections: readonly Correction[];
  readonly without: readonly string[];
  readonly final: boolean;
  readonly celId: string;
  readonly drawingId: string;
}

/** At most one preview is being drawn; of those that were wished meanwhile the newest counts. */
let running: AbortController | null = null;
let next: Wish | null = null;

/**
 * Shows what the drawing under the playhead (or, on a key, the in-between `drawingId`) would be. While a hand drags, half-size pictures
 * follow each other as fast as they can be drawn; `final` asks for the whole one and sends home what runs.
 */
export function propose(
  corrections: readonly Correction[],
  { final = false, without = [], drawingId }: ProposeOptions = {},
): void {
  const here = gestureHere();
  const drawn = drawingId ?? (here?.keyIndex === null ? here.drawing.id : undefined);
  const touches = touchedBy(corrections, here?.cel);
  usePreview.setState({ proposed: corrections, phase: 'proposed', touches, touchesCelId: here?.cel.id ?? null });
  pauseRedrawing();
  const refused = refusalOf(corrections);
  if (refused !== null) {
    // Nobody needs to be asked: it is seen at once, and what is being drawn is of a place that the hand has left.
    stopPreviews();
    showRefused(refused);
    return;
  }
  if (here === null || drawn === undefined) return;
  next = { corrections, without, final, celId: here.cel.id, drawingId: drawn };
  if (final) running?.abort();
  if (running === null || final) void drawNext();
}

/** Why it cannot be, as far as the page can tell by itself. */
function refusalOf(corrections: readonly Correction[]): ErrorReport | null {
  const cut = currentCut();
  try {
    if (cut !== null) for (const correction of corrections) checkCorrection(correction, cut);
    return null;
  } catch (error) {
    return reportHere(error);
  }
}

/** The hand may still go back to where it can be: it is shown, and told once if the hand ends there. */
function showRefused(refused: ErrorReport): void {
  usePreview.setState({ shown: null, obedience: [], refused });
  redrawTool();
}

/** Asked with every move of the hand: as long as the same is said of the same, nothing is looked up again. */
function touchedBy(corrections: readonly Correction[], cel: Cel | undefined): readonly string[] {
  const { proposed, touches, phase } = usePreview.getState();
  const says = (all: readonly Correction[]) => JSON.stringify(all.map(({ target }) => target));
  if (cel === undefined) return [];
  if (phase === 'proposed' && says(proposed) === says(corrections)) return touches;
  return [...new Set(corrections.flatMap((one) => drawingsTouchedBy(cel, one).map(({ id }) => id)))];
}

export interface ProposeOptions {
  readonly final?: boolean;
  /** Corrections of the document that are not to be counted. */
  readonly without?: readonly string[];
  readonly drawingId?: string;
}

async function drawNext(): Promise<void> {
  const wish = next;
  const cut = currentCut();
  if (wish === null || cut === null) return;
  next = null;
  const mine = new AbortController();
  running = mine;
  usePreview.setState({ busy: true });
  const { celId, drawingId, corrections, without, final } = wish;
  const detail = final ? ('full' as const) : ('half' as const);
  try {
    const { picture, obedience } = await desk().drawings.preview(
      { cutId: cut.id, celId, drawingId, corrections: [...corrections], without: [...without], detail },
      { signal: mine.signal },
    );
    // Once the drawing itself has come, a preview that was late is older than it.
    const { phase, shown } = usePreview.getState();
    const isLate = phase === 'none' || (phase === 'committed' && shown?.detail === 'full');
    if (!mine.signal.aborted && !isLate) {
      usePreview.setState({ shown: { celId, drawingId, picture, detail }, obedience, refused: null });
    }
  } catch (error) {
    const refused = reportHere(error);
    const isHeard = !mine.signal.aborted && refused.code !== 'cancelled' && refused.code !== 'disconnected';
    if (isHeard && usePreview.getState().phase === 'proposed') showRefused(refused);
  } finally {
    if (running === mine) {
      running = null;
      usePreview.setState({ busy: false });
      redrawTool();
      if (next !== null) void drawNext();
    }
  }
}

/** The gesture is over and nothing of it stays. What was committed before is left alone. */
export function abandon(): void {
  if (usePreview.getState().phase === 'proposed') {
    stopPreviews();
    clearPreview();
  }
  resumeRedrawing();
  redrawTool();
}

function stopPreviews(): void {
  next = null;
  running?.abort();
  running = null;
  usePreview.setState({ busy: false });
}

/**
 * One step of undo: the correction enters the document (one with the id of another takes its place). What it touches and nobody approved
 * is drawn again by itself, the drawing under the playhead first; the preview lies in its place until then. False: it could not be, which
 * was told, and nothing has changed.
 */
export async function commit(correction: Correction): Promise<boolean> {
  const here = gestureHere();
  if (here === null) {
    abandon();
    return false;
  }
  usePreview.setState({ phase: 'committed' });
  try {
    await editCorrection(here.cel.id, correction);
    return true;
  } catch (error) {
    usePreview.setState({ phase: 'proposed' });
    abandon();
    tellError(error);
    return false;
  }
}
