import type { Texts } from '../texts';

/** The timing chart. */
export interface ChartArea {
  readonly chart: Texts<never>;
  readonly actions: Texts<never>;
  readonly groups: Texts<never>;
  readonly steps: Texts<never>;
}
