import { hideBefore, showBefore } from '../correct/before-after';
import { TOOL_ACTIONS } from '../correct/tool-actions';
import { beginSamples } from '../state/correct-samples';
import { showDialog } from '../state/dialogs-store';
import { showPanelTab } from '../state/panel-store';
import { setPreferences } from '../state/preferences-store';
import { type ToolId, toggleTool } from '../state/tool-store';
import type { Action } from './action';

/** Taking a tool up is no step; what is then done with it is one each. */
function tool(id: ToolId, keys: readonly string[]): Action {
  return { id: TOOL_ACTIONS[id], group: 'correct', keys, undo: 'none', run: () => toggleTool(id) };
}

export const correctActions: readonly Action[] = [
  tool('joint', ['J']),
  tool('arc', ['Shift+J']),
  tool('hint', ['R']),
  tool('match', ['T']),
  tool('mask', ['M']),
  tool('region-match', ['Shift+T']),
  tool('no-partner', ['Alt+T']),
  tool('order', ['O']),
  tool('part-timing', ['Shift+O']),
  tool('keep', ['Alt+O']),
  tool('line', ['L']),
  { id: 'beforeCorrection', group: 'correct', keys: ['4'], undo: 'none', run: showBefore, release: hideBefore },
  {
    id: 'panelCorrections',
    group: 'correct',
    keys: ['Shift+Y'],
    undo: 'none',
    run: () => {
      setPreferences({ panelFolded: false });
      showPanelTab('corrections');
    },
  },
  {
    id: 'exportCorrections',
    group: 'correct',
    keys: [],
    undo: 'none',
    run: () => {
      beginSamples();
      showDialog('samples');
    },
  },
];
