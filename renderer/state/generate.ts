import type { Scope } from '../../main/contract/cut';
import type { JobEnd, JobInfo } from '../../main/contract/jobs';
import { desk, hostInfo } from './connection-store';
import { addDraft, currentCut, dropDrafts, useCut } from './cut-store';
import { draftKey } from './drafts';
import { isAnythingWanted } from './generate-order';
import { cancelJob, followJob, jobOf, type RunningJob, useJobs } from './jobs-store';
import { say, tellError, tellFailures, tellReport } from './notices-store';
import { setPreferences, usePreferences } from './preferences-store';
import { spanHere } from './span-here';
import { selectedCel, useView } from './view-store';

/** The last pictures of a job reach the document a moment after its end. */
const HANDOVER_MS = 3000;

/** Jobs that the page itself has stopped; a person who did not ask is not told. */
const madeWay = new Set<string>();

function makeWay(jobId: string): Promise<void> {
  madeWay.add(jobId);
  return cancelJob(jobId);
}

function tellEnd(end: JobEnd, jobId: string, auto: boolean): void {
  const { made, reused, failed } = end.summary;
  if (end.outcome === 'failed') tellReport(end.error);
  if (failed.length > 0) tellFailures(failed);
  if (madeWay.delete(jobId) && end.outcome === 'cancelled') return;
  if (end.outcome === 'cancelled') say((words) => words.jobs.generateCancelled(made + reused));
  else if (end.outcome === 'done' && (made + reused > 0 || !auto))
    say((words) => words.jobs.generateDone(made, reused));
}

async function followGenerate(
  cutId: string,
  jobId: string,
  scope: Scope | undefined,
  playheadFrame: number,
  auto: boolean,
  hear?: (celId: string, drawingId: string, picture: string) => void,
): Promise<JobEnd> {
  const drawn: string[] = [];
  const start = { jobId, kind: 'generate' as const, cutId, playheadFrame, auto, ...(scope ? { scope } : {}) };
  try {
    const end = await followJob(start, {
      onDrawing(celId, drawingId, picture) {
        if (currentCut()?.id !== cutId) return;
        const key = draftKey(celId, drawingId);
        drawn.push(key);
        addDraft(key, picture);
        hear?.(celId, drawingId, picture);
      },
    });
    tellEnd(end, jobId, auto);
    return end;
  } finally {
    setTimeout(() => dropDrafts(drawn), HANDOVER_MS);
  }
}

async function run(scope: Scope, auto: boolean, again = false): Promise<JobEnd | null> {
  const cut = currentCut();
  if (cut === null) return null;
  const { playheadFrame } = useView.getState();
  const { jobId } = await desk().drawings.generate({ cutId: cut.id, scope, playheadFrame, again });
  return await followGenerate(cut.id, jobId, scope, playheadFrame, auto);
}

function isComplete(scope: Scope): boolean {
  const { state, drafts } = useCut.getState();
  return state === null || !isAnythingWanted(state.cut, scope, drafts);
}

function runningHere(): RunningJob | undefined {
  return jobOf(useJobs.getState().jobs, 'generate', currentCut()?.id);
}

/** What the page draws by itself makes way for a person's wish; answered when it has truly stopped. */
export async function stopOwnDrawing(): Promise<void> {
  const running = runningHere();
  if (running?.auto === true) await makeWay(running.jobId);
}

/** What a correction brings about, as a part of its step; anything a person wishes goes before it. Null: no cut is open. */
export async function drawCorrected(
  scope: Scope,
  hear: (celId: string, drawingId: string, picture: string) => void,
): Promise<JobEnd | null> {
  const cut = currentCut();
  if (cut === null) return null;
  const { playheadFrame } = useView.getState();
  const { jobId } = await desk().drawings.generate({ cutId: cut.id, scope, playheadFrame, joins: true });
  return await followGenerate(cut.id, jobId, scope, playheadFrame, true, hear);
}

/** The drawings of a cut that is no longer looked at can wait. */
export function stopDrawingOtherCuts(cutId: string): void {
  for (const job of useJobs.getState().jobs) {
    if (job.kind === 'generate' && job.auto && job.cutId !== cutId) void makeWay(job.jobId);
  }
}

/** A person's wish: it goes before whatever the page was drawing by itself, which goes on afterwards. */
export async function generate(scope: Scope): Promise<void> {
  if (isComplete(scope)) {
    say((words) => words.generate.nothing);
    return;
  }
  await stopOwnDrawing();
  const end = await run(scope, false);
  if (end?.outcome === 'done') drawMissing();
}

/** Drafts that are there, too: what was drawn the same way comes back at once, what a person approved or corrected stays. */
export async function generateSpanAgain(): Promise<void> {
  const cel = selectedCel();
  const span = cel && spanHere(cel, useView.getState().playheadFrame);
  if (cel === undefined || span === undefined) return;
  await stopOwnDrawing();
  const end = await run({ kind: 'span', celId: cel.id, spanId: span.id }, false, true);
  if (end?.outcome === 'done') drawMissing();
}

export function generateCut(): Promise<void> {
  return generate({ kind: 'cut' });
}

export async function generateCel(): Promise<void> {
  const cel = selectedCel();
  if (cel !== undefined) await generate({ kind: 'cel', celId: cel.id });
}

export async function generateSpan(): Promise<void> {
  const cel = selectedCel();
  const span = cel && spanHere(cel, useView.getState().playheadFrame);
  if (cel !== undefined && span !== undefined) await generate({ kind: 'span', celId: cel.id, spanId: span.id });
}

/** What is still missing in the cut, drawn in the background if the person lets it. Undo never brings it on. */
export function drawMissing(): void {
  if (!usePreferences.getState().autoDraw || hostInfo()?.model === null) return;
  if (runningHere() !== undefined || isComplete({ kind: 'cut' })) return;
  run({ kind: 'cut' }, true).catch(tellError);
}

export function setAutoDraw(autoDraw: boolean): void {
  setPreferences({ autoDraw });
  if (autoDraw) drawMissing();
  else void stopOwnDrawing();
}

/** Work that main was already doing when this page came (after a reload, or a lost connection). */
export function rejoin(jobs: readonly JobInfo[], cutId: string): boolean {
  const job = jobs.find((candidate) => candidate.kind === 'generate' && candidate.cutId === cutId);
  if (job === undefined) return false;
  const { playheadFrame } = useView.getState();
  followGenerate(cutId, job.jobId, { kind: 'cut' }, playheadFrame, true).catch(tellError);
  return true;
}
