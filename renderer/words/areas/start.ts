import type { Texts } from '../texts';

/** The first minute: the empty desk and three things to try. */
export interface StartArea {
  readonly start: Texts<never>;
  readonly actions: Texts<never>;
  readonly groups: Texts<never>;
  readonly steps: Texts<never>;
}
