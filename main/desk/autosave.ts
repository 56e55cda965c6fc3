import type { ErrorReport } from '../contract/errors';
import type { CutState } from '../contract/procedures';

/** Small enough that a kill loses next to nothing, long enough that a drag makes one save. */
const SAVE_AFTER_MS = 200;
const SAVE_AGAIN_AFTER_MS = 5000;

export interface AutosaveParts<T> {
  /** What should be on disk. */
  readonly newest: () => T;
  /** What is on disk, by identity; undefined when nothing is. */
  readonly onDisk: T | undefined;
  readonly save: (state: T) => Promise<void>;
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

  constructor(parts: AutosaveParts<T>) {
    this.#parts = parts;
    this.#onDisk = parts.onDisk;
    if (parts.onDisk === undefined) this.soon();
  }

  get state(): Pick<CutState, 'saved' | 'saveError'> {
    return { saved: this.#onDisk === this.#parts.newest(), saveError: this.#error };
  }

  soon(afterMs = SAVE_AFTER_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), afterMs);
    this.#timer.unref();
  }

  /** Writes the newest state again although it is on disk. */
  anew(): void {
    this.#onDisk = undefined;
    this.soon();
  }

  /** Answers when the newest state is on disk, or when it could not be written (see `state.saveError`). */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    const newest = this.#parts.newest();
    if (this.#onDisk === newest) return;
    this.#saving = this.#save(newest);
    await this.#saving;
  }

  async #save(state: T): Promise<void> {
    try {
      await this.#parts.save(state);
      this.#onDisk = state;
      this.#error = null;
      if (state !== this.#parts.newest()) this.soon();
    } catch (error) {
      this.#error = this.#parts.report(error);
      this.soon(SAVE_AGAIN_AFTER_MS);
    } finally {
      this.#saving = undefined;
      this.#parts.onChange();
    }
  }
}
