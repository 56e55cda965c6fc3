import { writeCelName } from '../state/cel-name';
import { copy, cut, paste, pasteDrawings, useClipboard } from '../state/clipboard';
import { currentCut } from '../state/cut-store';
import { nextNote, writeNoteHere } from '../state/frame-notes';
import { generate } from '../state/generate';
import { attempt, type Saying } from '../state/notices-store';
import { stop } from '../state/play-store';
import { clearSelection, extended, select, selectedRange, stepSpot, useSelection } from '../state/selection';
import * as edits from '../state/sheet-edits';
import { staleSpans } from '../state/sheet-stale';
import { fitSheet, toggleUpright, zoomSheet } from '../state/sheet-store';
import { goToFrame, selectCelBeside, selectDrawing, selectedCel, toggleSolo, useView } from '../state/view-store';
import type { ActionWord } from '../words/words';
import type { Action } from './action';

type More = Partial<Pick<Action, 'cannot' | 'repeats'>>;

/** Looks, and changes nothing. */
function look(id: ActionWord, keys: readonly string[], run: () => void, more: More = {}): Action {
  return { id, group: 'sheet', keys, undo: 'none', run, ...more };
}

function step(id: ActionWord, keys: readonly string[], work: () => Promise<void>, more: More = {}): Action {
  return { id, group: 'sheetEdits', keys, undo: 'step', run: () => attempt(work), ...more };
}

const noSelection = (): Saying | null => (selectedRange() === null ? (words) => words.sheet.selectFirst : null);
const noCel = (): Saying | null => (selectedCel() === undefined ? (words) => words.sheet.noCel : null);
const isLocked = (): Saying | null =>
  selectedCel()?.look.locked === true ? (words) => words.sheet.celIsLocked : noCel();
const noCopy = (): Saying | null =>
  useClipboard.getState().copied === null ? (words) => words.sheet.nothingCopied : isLocked();
const noNote = (): Saying | null => ((currentCut()?.notes.length ?? 0) === 0 ? (words) => words.sheet.noNotes : null);
const onlyCel = (): Saying | null => ((currentCut()?.cels.length ?? 0) < 2 ? (words) => words.sheet.onlyCel : noCel());
const nothingStale = (): Saying | null => {
  const document = currentCut();
  return document === null || staleSpans(document).length === 0 ? (words) => words.sheet.nothingStale : null;
};

function onSelectedCel(change: (celId: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const cel = selectedCel();
    if (cel !== undefined) await change(cel.id);
  };
}

/** The selection grows, or shrinks, by a step at the end where the person is. */
function extend(frames: number, celsUp: number): void {
  const document = currentCut();
  const { selectedCelId, playheadFrame } = useView.getState();
  if (document === null || selectedCelId === null) return;
  const cursor = { celId: selectedCelId, frame: playheadFrame };
  const { anchor, head } = extended(
    useSelection.getState().selection,
    cursor,
    stepSpot(document, cursor, frames, celsUp),
  );
  select(anchor, head);
  stop();
  selectDrawing(head.celId, head.frame);
}

function selectWholeCel(): void {
  const document = currentCut();
  const cel = selectedCel();
  if (document === null || cel === undefined) return;
  select({ celId: cel.id, frame: 1 }, { celId: cel.id, frame: document.lengthFrames });
}

function goToNote(direction: 1 | -1): void {
  const document = currentCut();
  const note = document === null ? null : nextNote(document, useView.getState().playheadFrame, direction);
  if (note !== null) goToFrame(note.frame);
}

const again = { repeats: true };

export const sheetActions: readonly Action[] = [
  look('celAbove', ['ArrowUp'], () => selectCelBeside('above'), again),
  look('celBelow', ['ArrowDown'], () => selectCelBeside('below'), again),
  look('extendLeft', ['Shift+ArrowLeft'], () => extend(-1, 0), again),
  look('extendRight', ['Shift+ArrowRight'], () => extend(1, 0), again),
  look('extendUp', ['Shift+ArrowUp'], () => extend(0, 1), again),
  look('extendDown', ['Shift+ArrowDown'], () => extend(0, -1), again),
  look('selectCelFrames', ['Ctrl+A'], selectWholeCel, { cannot: noCel }),
  look('clearSelection', ['Escape'], clearSelection, { cannot: noSelection }),
  look('sheetUpright', ['Shift+X'], toggleUpright),
  look('sheetZoomIn', ['Ctrl+ArrowUp'], () => zoomSheet(1.25), again),
  look('sheetZoomOut', ['Ctrl+ArrowDown'], () => zoomSheet(1 / 1.25), again),
  look('sheetFit', ['Shift+F'], fitSheet),
  look('nextNote', ['Ctrl+ArrowRight'], () => goToNote(1), { ...again, cannot: noNote }),
  look('previousNote', ['Ctrl+ArrowLeft'], () => goToNote(-1), { ...again, cannot: noNote }),
  look(
    'soloCel',
    ['Shift+S'],
    () => {
      const cel = selectedCel();
      if (cel !== undefined) toggleSolo(cel.id);
    },
    { cannot: noCel },
  ),

  { id: 'copyExposures', group: 'sheetEdits', keys: ['Ctrl+C'], undo: 'none', run: copy, cannot: noCel },
  step('cutExposures', ['Ctrl+X'], cut, { cannot: isLocked }),
  step('pasteExposures', ['Ctrl+V'], () => paste('overwrite'), { cannot: noCopy }),
  step('pasteInserting', ['Ctrl+Shift+V'], () => paste('insert'), { cannot: noCopy }),
  step('pasteDrawings', ['Ctrl+Alt+V'], pasteDrawings, { cannot: noCopy }),
  step('shorterHold', ['['], () => edits.changeHold(-1), { ...again, cannot: isLocked }),
  step('longerHold', [']'], () => edits.changeHold(1), { ...again, cannot: isLocked }),
  step('onFours', ['Alt+4'], () => edits.exposeOn(4), { cannot: isLocked }),
  step('holdDrawing', ['Alt+0'], () => edits.exposeOn(null), { cannot: noSelection }),
  step('insertFrames', ['Insert'], () => edits.insertFrames(false), { ...again, cannot: isLocked }),
  step('removeFrames', ['Shift+Delete'], () => edits.removeFrames(false), { ...again, cannot: isLocked }),
  step('insertTime', ['Alt+Insert'], () => edits.insertFrames(true), again),
  step('removeTime', ['Alt+Delete'], () => edits.removeFrames(true), again),
  step('blankFrames', ['Delete'], edits.blank, { cannot: isLocked }),
  step('repeatFrames', ['Shift+R'], edits.repeat, { cannot: noSelection }),
  step('reverseFrames', ['Alt+R'], edits.reverse, { cannot: noSelection }),
  step('cycleFrames', ['Shift+C'], edits.cycle, { cannot: noSelection }),
  step('breakdown', ['Shift+B'], edits.toggleBreakdown, { cannot: isLocked }),
  { ...step('noteFrame', ['Shift+M'], async () => writeNoteHere(false)) },
  { ...step('noteCel', ['Alt+M'], async () => writeNoteHere(true), { cannot: noCel }) },
  {
    ...step('drawStale', ['Ctrl+Shift+G'], () => generate({ kind: 'stale' }), { cannot: nothingStale }),
    group: 'generate',
  },

  step('addCel', ['Ctrl+Shift+A'], edits.addCel),
  look('renameCel', ['F2'], () => writeCelName(selectedCel()?.id ?? null), { cannot: noCel }),
  step('removeCel', [], edits.removeCel, { cannot: onlyCel }),
  step('celForward', ['Ctrl+Shift+ArrowUp'], () => edits.moveSelectedCel(1), { ...again, cannot: onlyCel }),
  step('celBack', ['Ctrl+Shift+ArrowDown'], () => edits.moveSelectedCel(-1), { ...again, cannot: onlyCel }),
  step('hideCel', ['Shift+H'], onSelectedCel(edits.toggleCelHidden), { cannot: noCel }),
  step('lockCel', ['Shift+L'], onSelectedCel(edits.toggleCelLocked), { cannot: noCel }),
  step(
    'celFainter',
    ['Ctrl+['],
    onSelectedCel((celId) => edits.changeCelOpacity(celId, -0.1)),
    {
      ...again,
      cannot: noCel,
    },
  ),
  step(
    'celFuller',
    ['Ctrl+]'],
    onSelectedCel((celId) => edits.changeCelOpacity(celId, 0.1)),
    {
      ...again,
      cannot: noCel,
    },
  ),
];
