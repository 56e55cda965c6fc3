import { nextCompareMode, pinHere, swapSides, toggleCompare, useCompare } from '../state/compare-store';
import { showDialog } from '../state/dialogs-store';
import { beginContactSheet, beginLoop } from '../state/export-store';
import type { Saying } from '../state/notices-store';
import { selectedCel } from '../state/view-store';
import type { Action } from './action';

const nothingHere = (): Saying | null => (selectedCel() === undefined ? (words) => words.compare.nothingHere : null);

export const compareActions: readonly Action[] = [
  { id: 'compare', group: 'compare', keys: ['C'], undo: 'none', cannot: nothingHere, run: toggleCompare },
  { id: 'compareNextMode', group: 'compare', keys: ['D'], undo: 'none', cannot: nothingHere, run: nextCompareMode },
  {
    id: 'compareSwap',
    group: 'compare',
    keys: [],
    undo: 'none',
    cannot: () => (useCompare.getState().isOpen ? null : (words) => words.compare.notOpen),
    run: swapSides,
  },
  { id: 'comparePin', group: 'compare', keys: [], undo: 'none', cannot: nothingHere, run: pinHere },
  {
    id: 'exportContactSheet',
    group: 'file',
    keys: [],
    undo: 'none',
    run: () => {
      beginContactSheet();
      showDialog('export');
    },
  },
  {
    id: 'exportLoop',
    group: 'file',
    keys: [],
    undo: 'none',
    run: () => {
      beginLoop();
      showDialog('export');
    },
  },
];
