import type { GestureKind } from '../../../main/contract/correction';
import type { IconName } from '../../ui/icons';

export const KIND_ICONS = {
  'key-point': 'keypoints',
  'key-mask': 'parts',
  'match-point': 'match',
  'match-region': 'regionMatch',
  'no-partner': 'noPartner',
  order: 'order',
  arc: 'arcs',
  timing: 'partTiming',
  'point-at': 'keypoints',
  'flow-hint': 'flow',
  lines: 'line',
  'mask-at': 'parts',
  keep: 'keep',
} as const satisfies Readonly<Record<GestureKind, IconName>>;
