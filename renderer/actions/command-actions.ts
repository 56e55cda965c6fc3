import { showDialog } from '../state/dialogs-store';
import { toggleLanguage, toggleTheme } from '../state/settings-store';
import type { Action } from './action';

export const commandActions: readonly Action[] = [
  { id: 'help', group: 'program', keys: ['?', 'F1'], undo: 'none', run: () => showDialog('help') },
  { id: 'language', group: 'program', keys: [], undo: 'none', run: toggleLanguage },
  { id: 'theme', group: 'program', keys: [], undo: 'none', run: toggleTheme },
];
