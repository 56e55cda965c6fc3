import type { ToolId } from '../state/tool-store';
import type { ActionWord } from '../words/words';

/** The action that takes a tool up. */
export const TOOL_ACTIONS = {
  joint: 'toolJoint',
  arc: 'toolArc',
  hint: 'toolHint',
  match: 'toolMatch',
  mask: 'toolMask',
  'region-match': 'toolRegionMatch',
  'no-partner': 'toolNoPartner',
  order: 'toolOrder',
  'part-timing': 'toolPartTiming',
  keep: 'toolKeep',
  line: 'toolLine',
  pencil: 'toolPencil',
  eraser: 'toolEraser',
  fill: 'toolFill',
  lasso: 'toolLasso',
  pick: 'toolPick',
} as const satisfies Readonly<Record<ToolId, ActionWord>>;
