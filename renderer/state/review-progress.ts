import type { Cel, Cut, InbetweenState } from '../../main/contract/cut';
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

const NOTHING: CutProgress = {
  ...{ keys: 0, inbetweens: 0, stale: 0 },
  counts: { approved: 0, corrected: 0, generated: 0, 'sent-back': 0, wanted: 0 },
};
const known = new WeakMap<Cel, CutProgress>();

/** Counted once a cel: an edit changes one of many. */
function progressOfCel(cel: Cel): CutProgress {
  const before = known.get(cel);
  if (before !== undefined) return before;
  const counts = { ...NOTHING.counts };
  let { keys, inbetweens, stale } = NOTHING;
  for (const drawing of cel.drawings) {
    if (framesOf(cel, drawing.id).length === 0) continue;
    if (drawing.kind === 'key') keys += 1;
    if (drawing.kind !== 'inbetween') continue;
    inbetweens += 1;
    counts[drawing.state] += 1;
    if (isStale(cel, drawing)) stale += 1;
  }
  const progress = { keys, inbetweens, counts, stale };
  known.set(cel, progress);
  return progress;
}

/** How far the in-betweens on the sheet of a cut have come. */
export function progressOf(cut: Cut): CutProgress {
  return cut.cels.map(progressOfCel).reduce(
    (sum, one) => ({
      keys: sum.keys + one.keys,
      inbetweens: sum.inbetweens + one.inbetweens,
      stale: sum.stale + one.stale,
      counts: {
        approved: sum.counts.approved + one.counts.approved,
        corrected: sum.counts.corrected + one.counts.corrected,
        generated: sum.counts.generated + one.counts.generated,
        'sent-back': sum.counts['sent-back'] + one.counts['sent-back'],
        wanted: sum.counts.wanted + one.counts.wanted,
      },
    }),
    NOTHING,
  );
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
