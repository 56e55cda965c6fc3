import type { Texts } from '../texts';

/** The queue of drawings that need a person. */
export interface ReviewArea {
  readonly review: Texts<never>;
  readonly actions: Texts<never>;
  readonly groups: Texts<never>;
  readonly steps: Texts<never>;
}
