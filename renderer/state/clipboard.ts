import { create } from 'zustand';
import type { Cel, Cut } from '../../main/contract/cut';
import type { SingleEdit } from '../../main/contract/cut-edit';
import { drawingById, exposureAt } from '../../main/contract/cut-queries';
import { edit } from './cut-edits';
import { currentCut } from './cut-store';
import { celsOfRange, type SelectedRange, selectedRange } from './selection';
import { targetRange } from './sheet-edits';
import { oneStep } from './sheet-steps';
import { selectedCel, useView } from './view-store';

/** What one cel showed, frame by frame; null where it showed nothing. */
export interface CopiedCel {
  readonly celId: string;
  readonly drawingIds: readonly (string | null)[];
}

export interface Copied {
  readonly cutId: string;
  /** Bottom to top. */
  readonly cels: readonly CopiedCel[];
}

interface ClipboardStore {
  readonly copied: Copied | null;
}

export const useClipboard = create<ClipboardStore>(() => ({ copied: null }));

export function copyOf(cut: Cut, range: SelectedRange): Copied {
  const frames = Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index);
  const cels = celsOfRange(cut, range).map((cel) => ({
    celId: cel.id,
    drawingIds: frames.map((frame) => exposureAt(cel, frame)?.drawingId ?? null),
  }));
  return { cutId: cut.id, cels };
}

/**
 * Which cel each copied one goes to: to itself where the person is on one of them, else the front one to where the person is
 * and the others below it.
 */
export function pasteTargets(cut: Cut, copied: Copied, cursorCelId: string): ReadonlyMap<string, Cel> {
  const own = copied.cels.some(({ celId }) => celId === cursorCelId);
  const top = cut.cels.findIndex((cel) => cel.id === cursorCelId);
  const targets = new Map<string, Cel>();
  for (const [index, { celId }] of copied.cels.entries()) {
    const below = copied.cels.length - 1 - index;
    const target = own ? cut.cels.find((cel) => cel.id === celId) : cut.cels[top - below];
    if (target !== undefined && top >= 0) targets.set(celId, target);
  }
  return targets;
}

/** Ids that follow each other once, and how many frames most of them last (1 to 4). */
export function drawingsOf(drawingIds: readonly (string | null)[]): { ids: string[]; usualFrames: 1 | 2 | 3 | 4 } {
  const ids: string[] = [];
  const held = new Map<number, number>();
  let run = 0;
  for (const [index, id] of drawingIds.entries()) {
    run += 1;
    if (drawingIds[index + 1] === id) continue;
    if (id !== null) {
      ids.push(id);
      held.set(run, (held.get(run) ?? 0) + 1);
    }
    run = 0;
  }
  const [usual = 1] = [...held].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
  return { ids, usualFrames: usual <= 1 ? 1 : usual === 2 ? 2 : usual === 3 ? 3 : 4 };
}

export function copy(): void {
  const cut = currentCut();
  const range = targetRange();
  if (cut !== null && range !== null) useClipboard.setState({ copied: copyOf(cut, range) });
}

export function cut(): Promise<void> {
  copy();
  const range = targetRange();
  return edit(() => {
    const document = currentCut();
    if (document === null || range === null) return null;
    const blanks = range.celIds.map((celId): SingleEdit => ({ kind: 'blank', celId, from: range.from, to: range.to }));
    return oneStep(blanks);
  });
}

/** Where pasting begins: at the selection's first frame, else at the playhead. */
function pasteFrame(): number {
  return selectedRange()?.from ?? useView.getState().playheadFrame;
}

/** One step of what each copied cel does to its target; null while there is nothing that could be pasted here. */
function pasteEach(
  editsOf: (copied: CopiedCel, target: Cel, document: Cut) => SingleEdit[],
): ReturnType<typeof oneStep> | null {
  const document = currentCut();
  const { copied } = useClipboard.getState();
  const cursor = selectedCel();
  if (document === null || copied === null || cursor === undefined || copied.cutId !== document.id) return null;
  const targets = pasteTargets(document, copied, cursor.id);
  return oneStep(
    copied.cels.flatMap((one) => {
      const target = targets.get(one.celId);
      return target === undefined ? [] : editsOf(one, target, document);
    }),
  );
}

/** Held and blank frames come as they were copied. Into another cel the drawings come as copies of theirs. */
export function paste(mode: 'overwrite' | 'insert'): Promise<void> {
  const at = pasteFrame();
  return edit(() => {
    return pasteEach(({ celId, drawingIds }, target, document) => {
      const from = document.cels.find((cel) => cel.id === celId);
      if (from === undefined) return [];
      const known = drawingIds.map((id) => drawingById(from, id)?.id ?? null);
      if (target.id === celId) return [{ kind: 'paste-exposures', celId, at, drawingIds: known, mode }];
      return pasteElsewhere(target.id, celId, at, known, mode);
    });
  });
}

function pasteElsewhere(
  celId: string,
  fromCelId: string,
  at: number,
  drawingIds: readonly (string | null)[],
  mode: 'overwrite' | 'insert',
): SingleEdit[] {
  const count = drawingIds.length;
  const room: SingleEdit =
    mode === 'insert' ? { kind: 'insert-frames', celIds: [celId], at, count } : blankOf(celId, at, count);
  const edits: SingleEdit[] = [room];
  for (let start = 0; start < count; start += 1) {
    if (drawingIds[start] === null) continue;
    const next = drawingIds.indexOf(null, start);
    const run = drawingIds.slice(start, next < 0 ? count : next);
    const drawings = run.flatMap((drawingId) => (drawingId === null ? [] : [{ celId: fromCelId, drawingId }]));
    edits.push({ kind: 'paste-drawings', celId, at: at + start, drawings, framesPerDrawing: 1 });
    start += run.length;
  }
  return edits;
}

function blankOf(celId: string, at: number, count: number): SingleEdit {
  return { kind: 'blank', celId, from: at, to: at + count - 1 };
}

/** The copied drawings once each, one after the other, on as many frames as most of them had. */
export function pasteDrawings(): Promise<void> {
  const at = pasteFrame();
  return edit(() => {
    return pasteEach(({ celId, drawingIds }, target) => {
      const { ids, usualFrames } = drawingsOf(drawingIds);
      if (ids.length === 0) return [];
      const drawings = ids.map((drawingId) => ({ celId, drawingId }));
      return [{ kind: 'paste-drawings', celId: target.id, at, drawings, framesPerDrawing: usualFrames }];
    });
  });
}
