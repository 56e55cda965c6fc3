import { zoomSheet } from '../state/sheet-store';
import { selectCelBeside, toggleHidden, toggleSolo, useView } from '../state/view-store';
import type { Action } from './action';

function onSelectedCel(change: (celId: string) => void): () => void {
  return () => {
    const { selectedCelId } = useView.getState();
    if (selectedCelId !== null) change(selectedCelId);
  };
}

export const sheetActions: readonly Action[] = [
  {
    id: 'celAbove',
    group: 'sheet',
    keys: ['ArrowUp'],
    undo: 'none',
    repeats: true,
    run: () => selectCelBeside('above'),
  },
  {
    id: 'celBelow',
    group: 'sheet',
    keys: ['ArrowDown'],
    undo: 'none',
    repeats: true,
    run: () => selectCelBeside('below'),
  },
  {
    id: 'sheetZoomIn',
    group: 'sheet',
    keys: ['Ctrl+ArrowUp'],
    undo: 'none',
    repeats: true,
    run: () => zoomSheet(1.25),
  },
  {
    id: 'sheetZoomOut',
    group: 'sheet',
    keys: ['Ctrl+ArrowDown'],
    undo: 'none',
    repeats: true,
    run: () => zoomSheet(1 / 1.25),
  },
  { id: 'hideCel', group: 'sheet', keys: ['Shift+H'], undo: 'none', run: onSelectedCel(toggleHidden) },
  { id: 'soloCel', group: 'sheet', keys: ['Shift+S'], undo: 'none', run: onSelectedCel(toggleSolo) },
];
