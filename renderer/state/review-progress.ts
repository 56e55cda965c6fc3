import type { Cut, InbetweenState } from '../../main/contract/cut';
import { framesOf, isStale } from '../../main/contract/cut-queries';

/** In the order of the bar: what is done first, what is missing last. */
export const PROGRESS_STATES = ['approved', 'corrected', 'generated', 'sent-back', 'wanted'] as const;

export interface CutProgress {
  readonly keys: number;
  readonly inbetweens: number;
  readonly counts: Readonly<Record<InbetweenState, number>>;
  /** In-betweens that were made from other keys, or for another place, than now; they are counted by their state, too. */
  readonly stale: number;
}

/** How far the in-betweens on the sheet of a cut have come. */
export function progressOf(cut: Cut): CutProgress {
  const counts: Record<InbetweenState, number> = { approved: 0, corrected: 0, generated: 0, 'sent-back': 0, wanted: 0 };
  let keys = 0;
  let inbetweens = 0;
  let stale = 0;
  for (const cel of cut.cels) {
    for (const drawing of cel.drawings) {
      if (framesOf(cel, drawing.id).length === 0) continue;
      if (drawing.kind === 'key') keys += 1;
      if (drawing.kind !== 'inbetween') continue;
      inbetweens += 1;
      counts[drawing.state] += 1;
      if (isStale(cel, drawing)) stale += 1;
    }
  }
  return { keys, inbetweens, counts, stale };
}

export interface ProgressPart {
  readonly state: InbetweenState;
  readonly count: number;
  /** Width of its part of the bar. */
  readonly share01: number;
}

/** The parts of the bar; none for what there is none of, and none too thin to be seen. */
export function progressParts(progress: CutProgress, leastShare01 = 0.02): ProgressPart[] {
  const shown = PROGRESS_STATES.filter((state) => progress.counts[state] > 0);
  const wished = shown.map((state) => Math.max(leastShare01, progress.counts[state] / progress.inbetweens));
  const sum = wished.reduce((total, share) => total + share, 0);
  return shown.map((state, index) => ({
    state,
    count: progress.counts[state],
    share01: (wished[index] ?? 0) / sum,
  }));
}
