import type { ToolId } from '../state/tool-store';
import type { IconName } from '../ui/icons';

export const TOOL_ICONS = {
  joint: 'keypoints',
  arc: 'arcs',
  hint: 'flow',
  match: 'match',
  mask: 'parts',
  'region-match': 'regionMatch',
  'no-partner': 'noPartner',
  order: 'order',
  'part-timing': 'partTiming',
  keep: 'keep',
  line: 'line',
  pencil: 'pencil',
  eraser: 'eraser',
  fill: 'fill',
  lasso: 'lasso',
  pick: 'pick',
} as const satisfies Readonly<Record<ToolId, IconName>>;
