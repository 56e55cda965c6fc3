import type { Cut } from '../../main/contract/cut';
import { useCut } from './cut-store';
import type { Drafts } from './drafts';
import { nearestWanted, type Wanted } from './generate-order';
import { jobOf, type RunningJob, useJobs } from './jobs-store';

/** The drawing a generate job is at, as far as its order tells: the nearest one that has not come yet. */
export function drawingNow(cut: Cut | null, drafts: Drafts, job: RunningJob | undefined): Wanted | undefined {
  if (cut === null || job === undefined || job.scope === null || job.cancelling) return undefined;
  return nearestWanted(cut, job.scope, job.playheadFrame, drafts);
}

type Question = readonly [cut: Cut | null, drafts: Drafts, job: RunningJob | undefined];
let last: { readonly question: Question; readonly answer: Wanted | undefined } | null = null;

/** Asked by every row of the sheet and by the stage: looked for once. */
function sameForAll(question: Question): Wanted | undefined {
  if (last?.question.every((part, index) => part === question[index]) !== true) {
    last = { question, answer: drawingNow(...question) };
  }
  return last?.answer;
}

export function useDrawingNow(): Wanted | undefined {
  const cut = useCut((store) => store.state?.cut ?? null);
  const drafts = useCut((store) => store.drafts);
  const job = useJobs((store) => jobOf(store.jobs, 'generate', cut?.id));
  return sameForAll([cut, drafts, job]);
}
