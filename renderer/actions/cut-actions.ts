import { redo, undo } from '../state/cut-edits';
import { showDialog } from '../state/dialogs-store';
import { beginExportChoice } from '../state/export-store';
import { attempt } from '../state/notices-store';
import { openSample } from '../state/open-cut';
import type { Action } from './action';

export const cutActions: readonly Action[] = [
  { id: 'open', group: 'file', keys: ['Ctrl+O'], undo: 'none', run: () => showDialog('open') },
  {
    id: 'openSample',
    group: 'file',
    keys: [],
    undo: 'none',
    run: () =>
      attempt(async () => {
        await openSample();
      }),
  },
  {
    id: 'export',
    group: 'file',
    keys: ['Ctrl+E'],
    undo: 'none',
    run: () => {
      beginExportChoice();
      showDialog('export');
    },
  },
  { id: 'undo', group: 'file', keys: ['Ctrl+Z'], undo: 'none', repeats: true, run: () => attempt(undo) },
  {
    id: 'redo',
    group: 'file',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    undo: 'none',
    repeats: true,
    run: () => attempt(redo),
  },
];
