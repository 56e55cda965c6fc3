import { useMemo } from 'react';
import type { Cut } from '../../main/contract/cut';
import { useCut } from './cut-store';
import type { Drafts } from './drafts';
import { type Wanted, wantedInOrder } from './generate-order';
import { jobOf, type RunningJob, useJobs } from './jobs-store';

/** The drawing a generate job is at, as far as its order tells: the nearest one that has not come yet. */
export function drawingNow(cut: Cut | null, drafts: Drafts, job: RunningJob | undefined): Wanted | undefined {
  if (cut === null || job === undefined || job.scope === null || job.cancelling) return undefined;
  return wantedInOrder(cut, job.scope, job.playheadFrame, drafts)[0];
}

export function useDrawingNow(): Wanted | undefined {
  const cut = useCut((store) => store.state?.cut ?? null);
  const drafts = useCut((store) => store.drafts);
  const job = useJobs((store) => jobOf(store.jobs, 'generate', cut?.id));
  return useMemo(() => drawingNow(cut, drafts, job), [cut, drafts, job]);
}
