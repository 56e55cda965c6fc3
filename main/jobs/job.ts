import type {
  JobBegins,
  JobDrawing,
  JobEnd,
  JobEvent,
  JobInfo,
  JobKind,
  JobProgress,
  JobSummary,
} from '../contract/jobs';
import { TimeLeft } from './time-left';
import { Told } from './told';

/** At most 15 progress events a second reach a watcher; the last value always does. */
export const LEAST_MS_BETWEEN_PROGRESS = 1000 / 15;

export interface JobDescription {
  readonly jobId: string;
  readonly kind: JobKind;
  readonly cutId: string | null;
}

/**
 * One job as its watchers see it. Watchers pull: each keeps its own place in the drawings and the last progress it saw, so a slow
 * one skips progress but misses no drawing, and a late one gets the drawings so far, the last progress and the end.
 */
export class Job {
  readonly controller = new AbortController();
  readonly #description: JobDescription;
  /** What was begun and what was made, in the order in which it happened. */
  readonly #drawings: (JobBegins | JobDrawing)[] = [];
  readonly #timeLeft = new TimeLeft(performance.now() / 1000);
  readonly #told = new Told();
  #latest: JobProgress = { type: 'progress', done: 0, total: 0, secondsLeft: null };
  /** What watchers may see; a new object for each publication. */
  #published: JobProgress = this.#latest;
  #publishedAtMs = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end: JobEnd | undefined;

  constructor(description: JobDescription) {
    this.#description = description;
  }

  get info(): JobInfo {
    return { ...this.#description, progress: this.#latest };
  }

  get ended(): JobEnd | undefined {
    return this.#end;
  }

  /** `done` and `total` never fall, whatever the work says. Ignored after the end. */
  progress(done: number, total: number): void {
    if (this.#end) return;
    const nowMs = performance.now();
    const most = Math.max(total, this.#latest.total);
    const reached = Math.max(Math.min(done, most), this.#latest.done);
    this.#timeLeft.note(reached, nowMs / 1000);
    this.#latest = {
      type: 'progress',
      done: reached,
      total: most,
      secondsLeft: this.#timeLeft.secondsLeft(most),
    };
    const waitMs = this.#publishedAtMs + LEAST_MS_BETWEEN_PROGRESS - nowMs;
    if (waitMs <= 0) this.#publish();
    else this.#timer ??= setTimeout(() => this.#publish(), waitMs);
  }

  begins(drawing: Omit<JobBegins, 'type'>): void {
    if (this.#end) return;
    this.#drawings.push({ type: 'begins', ...drawing });
    this.#told.tell();
  }

  drawing(drawing: Omit<JobDrawing, 'type'>): void {
    if (this.#end) return;
    this.#drawings.push({ type: 'drawing', ...drawing });
    this.#told.tell();
  }

  /** The first end is the only one. */
  finish(end: JobEnd): void {
    if (this.#end) return;
    this.#publish();
    this.#end = end;
    this.#told.tell();
  }

  #publish(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#publishedAtMs = performance.now();
    if (this.#published === this.#latest) return;
    this.#published = this.#latest;
    this.#told.tell();
  }

  /** What happened so far and what follows, up to exactly one end; stops early, without an end, when the watcher leaves. */
  async *watch(signal?: AbortSignal): AsyncGenerator<JobEvent, void, void> {
    let seenDrawings = 0;
    let seenProgress: JobProgress | undefined;
    while (!signal?.aborted) {
      const drawing = this.#drawings[seenDrawings];
      if (drawing) {
        seenDrawings += 1;
        yield drawing;
      } else if (seenProgress !== this.#published) {
        seenProgress = this.#published;
        yield seenProgress;
      } else if (this.#end) {
        yield this.#end;
        return;
      } else {
        await this.#told.next(signal);
      }
    }
  }

  whenEnded(): Promise<JobEnd> {
    if (this.#end) return Promise.resolve(this.#end);
    return this.#told.next().then(() => this.whenEnded());
  }
}

export const EMPTY_SUMMARY: JobSummary = { made: 0, reused: 0, failed: [], written: 0, folder: null };
