import type { Texts } from '../texts';

/** Correcting the motion. */
export interface CorrectArea {
  readonly steps: Texts<
    | 'add-correction'
    | 'change-correction'
    | 'remove-corrections'
    | 'switch-corrections'
    | 'move-corrections'
    | 'copy-corrections'
  >;
}
