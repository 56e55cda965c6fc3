import { create } from 'zustand';
import type { Scope } from '../../main/contract/cut';
import type { JobEnd, JobKind, JobProgress } from '../../main/contract/jobs';
import { desk } from './connection-store';
import { tellError } from './notices-store';

export interface RunningJob {
  readonly jobId: string;
  readonly kind: JobKind;
  readonly cutId: string | null;
  readonly progress: JobProgress;
  readonly cancelling: boolean;
  /** Of a generate job: what it draws and from where, to show what is being drawn now. */
  readonly scope: Scope | null;
  readonly playheadFrame: number;
  /** Started by the page itself, not by a person's wish. */
  readonly auto: boolean;
}

interface JobsStore {
  readonly jobs: readonly RunningJob[];
}

/** All work under way. It lives outside of undo. */
export const useJobs = create<JobsStore>(() => ({ jobs: [] }));

export interface JobStart {
  readonly jobId: string;
  readonly kind: JobKind;
  readonly cutId: string | null;
  readonly scope?: Scope;
  readonly playheadFrame?: number;
  readonly auto?: boolean;
}

export interface JobListener {
  onProgress?(progress: JobProgress): void;
  onDrawing?(celId: string, drawingId: string, picture: string): void;
}

const NOTHING_YET: JobProgress = { type: 'progress', done: 0, total: 0, secondsLeft: null };

function change(jobId: string, next: Partial<RunningJob>): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.jobId === jobId ? { ...job, ...next } : job)) }));
}

function forget(jobId: string): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.jobId !== jobId) }));
}

/** Follows a job to its one end. Throws when the connection goes before that. */
export async function followJob(start: JobStart, listener: JobListener = {}): Promise<JobEnd> {
  const { jobId, kind, cutId, scope = null, playheadFrame = 1, auto = false } = start;
  const job: RunningJob = { jobId, kind, cutId, scope, playheadFrame, auto, progress: NOTHING_YET, cancelling: false };
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs.filter((other) => other.jobId !== jobId), job] }));
  try {
    for await (const event of await desk().jobs.watch({ jobId })) {
      if (event.type === 'progress') {
        change(jobId, { progress: event });
        listener.onProgress?.(event);
      } else if (event.type === 'drawing') listener.onDrawing?.(event.celId, event.drawingId, event.picture);
      else if (event.type === 'end') return event;
    }
    throw new Error('the job went without an end');
  } finally {
    forget(jobId);
  }
}

/** Answered when the work has truly stopped. */
export async function cancelJob(jobId: string): Promise<void> {
  change(jobId, { cancelling: true });
  try {
    await desk().jobs.cancel({ jobId });
  } catch (error) {
    change(jobId, { cancelling: false });
    tellError(error);
  }
}

export function jobOf(jobs: readonly RunningJob[], kind: JobKind, cutId: string | undefined): RunningJob | undefined {
  return jobs.find((job) => job.kind === kind && job.cutId === cutId);
}
