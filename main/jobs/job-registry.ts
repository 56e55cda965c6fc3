import { randomUUID } from 'node:crypto';
import { type ErrorReport, isCancelled, NakawariError } from '../contract/errors';
import type { JobBegins, JobDrawing, JobEnd, JobEvent, JobInfo, JobKind, JobSummary } from '../contract/jobs';
import { EMPTY_SUMMARY, Job } from './job';

/** Ended jobs are kept for watchers who come late, up to so many. */
const ENDED_JOBS_KEPT = 50;

/** What the work of a job gets in hand. */
export interface JobTools {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
  /** This drawing is being made from now on. */
  begins(drawing: Omit<JobBegins, 'type'>): void;
  drawing(drawing: Omit<JobDrawing, 'type'>): void;
}

export interface JobOrder {
  readonly kind: JobKind;
  readonly cutId: string | null;
  /** Jobs of a session end with it. */
  readonly session: object;
  /**
   * Does the work and tells what came of it. When `tools.signal` is aborted it stops as soon as it can, having tidied up, and either
   * tells what was made so far or throws `cancelled`; the job's end waits for that.
   */
  readonly work: (tools: JobTools) => Promise<JobSummary>;
}

/** Work that failed as a whole, with what was made before. */
export class JobFailure extends Error {
  readonly summary: JobSummary;

  constructor(summary: JobSummary, cause: unknown) {
    super('the job failed', { cause });
    this.summary = summary;
  }
}

/** Turns anything thrown into a report; unknown errors are logged on the way. */
export type Reporter = (error: unknown) => ErrorReport;

export class JobRegistry {
  readonly #running = new Map<
    string,
    { readonly job: Job; readonly session: object; readonly settled: Promise<void> }
  >();
  readonly #ended = new Map<string, Job>();
  readonly #gone = new WeakSet<object>();
  readonly #report: Reporter;

  constructor(report: Reporter) {
    this.#report = report;
  }

  /** @throws NakawariError too-many-jobs when a job for this cut is running, disconnected when the session is gone already */
  start(order: JobOrder): string {
    // A call may still be on its way when its page goes: its job would be nobody's.
    if (this.#gone.has(order.session)) throw new NakawariError('disconnected');
    const ofCut = order.cutId !== null && this.list().some((info) => info.cutId === order.cutId);
    if (ofCut) throw new NakawariError('too-many-jobs');
    const jobId = randomUUID();
    const job = new Job({ jobId, kind: order.kind, cutId: order.cutId });
    const settled = this.#perform(job, order).then((end) => {
      this.#running.delete(jobId);
      this.#keep(jobId, job);
      job.finish(end);
    });
    this.#running.set(jobId, { job, session: order.session, settled });
    return jobId;
  }

  async #perform(job: Job, order: JobOrder): Promise<JobEnd> {
    const { signal } = job.controller;
    const tools: JobTools = {
      signal,
      progress: (done, total) => job.progress(done, total),
      begins: (drawing) => job.begins(drawing),
      drawing: (drawing) => job.drawing(drawing),
    };
    try {
      // Lets the caller have the job's id before anything happens.
      await Promise.resolve();
      const summary = await order.work(tools);
      return { type: 'end', outcome: signal.aborted ? 'cancelled' : 'done', summary };
    } catch (thrown) {
      const summary = thrown instanceof JobFailure ? thrown.summary : EMPTY_SUMMARY;
      const error = thrown instanceof JobFailure ? thrown.cause : thrown;
      if (signal.aborted || isCancelled(error)) return { type: 'end', outcome: 'cancelled', summary };
      return { type: 'end', outcome: 'failed', summary, error: this.#report(error) };
    }
  }

  #keep(jobId: string, job: Job): void {
    this.#ended.set(jobId, job);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > ENDED_JOBS_KEPT && oldest !== undefined) this.#ended.delete(oldest);
  }

  #job(jobId: string): Job {
    const job = this.#running.get(jobId)?.job ?? this.#ended.get(jobId);
    if (!job) throw new NakawariError('not-found', { what: jobId });
    return job;
  }

  /** Running jobs. */
  list(): JobInfo[] {
    return [...this.#running.values()].map(({ job }) => job.info);
  }

  /** @throws NakawariError not-found */
  watch(jobId: string, signal?: AbortSignal): AsyncGenerator<JobEvent, void, void> {
    return this.#job(jobId).watch(signal);
  }

  /**
   * Asks the job to stop and answers with its end, once work has truly stopped. A job that had ended already answers with its own end.
   * @throws NakawariError not-found
   */
  cancel(jobId: string): Promise<JobEnd> {
    const job = this.#job(jobId);
    job.controller.abort(new NakawariError('cancelled'));
    return job.whenEnded();
  }

  /** Ends the jobs of a session that is gone; answers when they have stopped. */
  async endSession(session: object): Promise<void> {
    this.#gone.add(session);
    await this.#end((entry) => entry.session === session);
  }

  async close(): Promise<void> {
    await this.#end(() => true);
  }

  async #end(which: (entry: { readonly session: object }) => boolean): Promise<void> {
    const going = [...this.#running.values()].filter(which);
    for (const { job } of going) job.controller.abort(new NakawariError('cancelled'));
    await Promise.all(going.map(({ settled }) => settled));
  }
}
