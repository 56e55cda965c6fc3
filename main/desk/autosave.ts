import type { CutState } from '../contract/cut-state';
import type { ErrorReport } from '../contract/errors';

/** Small enough that a kill loses next to nothing, long enough that a drag makes one save. */
const SAVE_AFTER_MS = 100;
const SAVE_AGAIN_AFTER_MS = 5000;

export interface AutosaveParts<T> {
  /** What should be on disk. */
  readonly newest: () => T;
  /** What is on disk, by identity; undefined when nothing is. */
  readonly onDisk: T | undefined;
  /** When a state that was never on disk is written, if nothing happens before. */
  readonly firstAfterMs?: number | undefined;
  /** @param mayWait what is safe already need not be tidied up now */
  readonly save: (state: T, mayWait: boolean) => Promise<void>;
  /** When `save` wants to be called for what it put off, ms from now; null when it put nothing off. */
  readonly dueMs: () => number | null;
  readonly report: (error: unknown) => ErrorReport;
  readonly onChange: () => void;
}

/** Brings every state to the disk a moment after it came to be; one that cannot be written is tried again until it can. */
export class Autosave<T> {
  readonly #parts: AutosaveParts<T>;
  #onDisk: T | undefined;
  #error: ErrorReport | null = null;
  #saving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #atMs = Number.POSITIVE_INFINITY;

  constructor(parts: AutosaveParts<T>) {
    this.#parts = parts;
    this.#onDisk = parts.onDisk;
    if (parts.onDisk === undefined) this.soon(parts.firstAfterMs);
  }

  get state(): Pick<CutState, 'saved' | 'saveError'> {
    return { saved: this.#onDisk === this.#parts.newest(), saveError: this.#error };
  }

  /** Whoever goes on without a pause is saved all the same: an earlier appointment stands. */
  soon(afterMs = SAVE_AFTER_MS): void {
    const atMs = performance.now() + afterMs;
    if (atMs >= this.#atMs) return;
    clearTimeout(this.#timer);
    this.#atMs = atMs;
    this.#timer = setTimeout(() => void this.flush(), afterMs);
    this.#timer.unref();
  }

  /** Writes the newest state again although it is on disk. */
  anew(): void {
    this.#onDisk = undefined;
    this.soon();
  }

  /** Answers when the newest state is on disk, or when it could not be written (see `state.saveError`). */
  async flush(mayWait = true): Promise<void> {
    this.#forgetAppointment();
    while (this.#saving) await this.#saving;
    const newest = this.#parts.newest();
    const dueMs = this.#parts.dueMs();
    const isTidy = mayWait ? dueMs === null || dueMs > 0 : dueMs === null;
    if (this.#onDisk !== newest || !isTidy) {
      this.#saving = this.#save(newest, mayWait);
      await this.#saving;
    } else if (dueMs !== null) this.soon(dueMs);
  }

  /** As `flush`, with nothing put off. */
  async close(): Promise<void> {
    await this.flush(false);
    this.#forgetAppointment();
  }

  #forgetAppointment(): void {
    clearTimeout(this.#timer);
    this.#atMs = Number.POSITIVE_INFINITY;
  }

  async #save(state: T, mayWait: boolean): Promise<void> {
    try {
      await this.#parts.save(state, mayWait);
      this.#onDisk = state;
      this.#error = null;
      const dueMs = this.#parts.dueMs();
      if (state !== this.#parts.newest()) this.soon();
      else if (dueMs !== null) this.soon(dueMs);
    } catch (error) {
      this.#error = this.#parts.report(error);
      this.soon(SAVE_AGAIN_AFTER_MS);
    } finally {
      this.#saving = undefined;
      this.#parts.onChange();
    }
  }
}
