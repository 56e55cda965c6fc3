import type { Texts } from '../texts';
import type { CorrectListWords } from './correct-list';
import type { CorrectPointsWords } from './correct-points';
import type { CorrectRegionsWords } from './correct-regions';
import type { CorrectSamplesWords } from './correct-samples';

type ToolWord =
  | 'joint'
  | 'arc'
  | 'hint'
  | 'match'
  | 'mask'
  | 'region-match'
  | 'no-partner'
  | 'order'
  | 'part-timing'
  | 'keep'
  | 'line'
  | 'pencil'
  | 'eraser'
  | 'fill'
  | 'lasso'
  | 'pick';

/** Correcting the motion. Each area of tools keeps to an object of its own in `correct`. */
export interface CorrectArea {
  readonly correct: CorrectPointsWords &
    CorrectRegionsWords & {
      readonly list: CorrectListWords;
      readonly samples: CorrectSamplesWords;
      /** What the tool is called, and in one sentence what the hand does with it. */
      readonly tools: Texts<ToolWord>;
      readonly hints: Texts<ToolWord>;
    };
  readonly actions: Texts<
    | 'beforeCorrection'
    | 'panelCorrections'
    | 'exportCorrections'
    | 'toolJoint'
    | 'toolArc'
    | 'toolHint'
    | 'toolMatch'
    | 'toolMask'
    | 'toolRegionMatch'
    | 'toolNoPartner'
    | 'toolOrder'
    | 'toolPartTiming'
    | 'toolKeep'
    | 'toolLine'
  >;
  readonly groups: Texts<'correct'>;
  readonly steps: Texts<
    | 'add-correction'
    | 'change-correction'
    | 'remove-corrections'
    | 'switch-corrections'
    | 'move-corrections'
    | 'copy-corrections'
  >;
}
