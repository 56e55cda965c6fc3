import { showDialog } from '../state/dialogs-store';
import { setPreferences, usePreferences } from '../state/preferences-store';
import { toggleLanguage, toggleTheme } from '../state/settings-store';
import type { Action } from './action';

/** The sheet is printed, not the desk: it is laid out first. */
function printKeys(): void {
  showDialog('help');
  requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
}

export const commandActions: readonly Action[] = [
  { id: 'palette', group: 'program', keys: ['Ctrl+K'], undo: 'none', run: () => showDialog('palette') },
  { id: 'help', group: 'program', keys: ['?', 'F1'], undo: 'none', run: () => showDialog('help') },
  // As in Clip Studio.
  { id: 'keymap', group: 'program', keys: ['Ctrl+Alt+Shift+K'], undo: 'none', run: () => showDialog('keymap') },
  { id: 'printKeys', group: 'program', keys: [], undo: 'none', run: printKeys },
  {
    id: 'foldPanel',
    group: 'program',
    keys: ['Ctrl+B'],
    undo: 'none',
    run: () => setPreferences({ panelFolded: !usePreferences.getState().panelFolded }),
  },
  { id: 'language', group: 'program', keys: [], undo: 'none', run: toggleLanguage },
  { id: 'theme', group: 'program', keys: [], undo: 'none', run: toggleTheme },
];
