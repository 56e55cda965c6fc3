import type { Texts } from '../texts';

/** Two drawings beside or over each other. */
export interface CompareArea {
  readonly compare: Texts<never>;
  readonly actions: Texts<never>;
  readonly groups: Texts<never>;
  readonly steps: Texts<never>;
}
