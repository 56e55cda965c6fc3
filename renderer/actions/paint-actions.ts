import { drawingHere, takePaintOff } from '../correct/paint/paint-link';
import { TOOL_ACTIONS } from '../correct/tool-actions';
import { attempt } from '../state/notices-store';
import { type ToolId, toggleTool } from '../state/tool-store';
import type { Action } from './action';

function tool(id: ToolId, keys: readonly string[]): Action {
  return { id: TOOL_ACTIONS[id], group: 'paint', keys, undo: 'none', run: () => toggleTool(id) };
}

export const paintActions: readonly Action[] = [
  tool('pencil', ['B']),
  tool('eraser', ['E']),
  tool('fill', ['F']),
  tool('lasso', ['S']),
  tool('pick', ['Alt+P']),
  {
    id: 'paintOff',
    group: 'paint',
    keys: [],
    undo: 'step',
    run: () => attempt(takePaintOff),
    cannot: () => (drawingHere()?.drawing.paint ? null : (words) => words.paint.nothingHere),
  },
];
