import type { Cut } from '../contract/cut';
import { type ErrorReport, NakawariError } from '../contract/errors';
import type { CutState, HistoryList } from '../contract/procedures';
import { beginHistory, type History, redo, redoName, takeStep, undo, undoName } from '../timeline/history';

/** Small enough that a kill loses next to nothing, long enough that a drag makes one save. */
const SAVE_AFTER_MS = 200;
const SAVE_AGAIN_AFTER_MS = 5000;

export interface OpenCutParts {
  readonly folder: string;
  readonly cut: Cut;
  /** True when the cut came from disk as it is. */
  readonly saved: boolean;
  readonly save: (cut: Cut, folder: string) => Promise<void>;
  readonly report: (error: unknown) => ErrorReport;
}

/** One open document: its history, its revision, its place on disk, and who looks at it. */
export class OpenCut {
  readonly folder: string;
  readonly #parts: OpenCutParts;
  #history: History<Cut>;
  #revision = 0;
  /** The cut that is on disk, by identity; undefined before the first save. */
  #onDisk: Cut | undefined;
  #saveError: CutState['saveError'] = null;
  #saving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #version = 0;
  readonly #waiting = new Set<() => void>();

  constructor(parts: OpenCutParts) {
    this.folder = parts.folder;
    this.#parts = parts;
    this.#history = beginHistory(parts.cut);
    this.#onDisk = parts.saved ? parts.cut : undefined;
    if (!parts.saved) this.#saveSoon(SAVE_AFTER_MS);
  }

  get cut(): Cut {
    return this.#history.now;
  }

  state(): CutState {
    return {
      cut: this.cut,
      revision: this.#revision,
      undo: undoName(this.#history),
      redo: redoName(this.#history),
      historyLength: this.#history.past.length + this.#history.future.length,
      historyPosition: this.#history.past.length,
      missing: [],
      damaged: [],
      folderError: null,
      saved: this.#onDisk === this.cut,
      saveError: this.#saveError,
    };
  }

  /** One undo step. @throws NakawariError document-changed when the caller has not seen the newest revision */
  change(name: string, apply: (cut: Cut) => Cut, seenRevision = this.#revision): CutState {
    if (seenRevision !== this.#revision) throw new NakawariError('document-changed');
    return this.#become(takeStep(this.#history, name, apply(this.cut)));
  }

  undo(): CutState {
    return this.#become(undo(this.#history));
  }

  redo(): CutState {
    return this.#become(redo(this.#history));
  }

  /** Undoes or redoes up to where so many steps are done; beyond the ends is the end. */
  jump(position: number): CutState {
    let history = this.#history;
    while (history.past.length > position) history = undo(history);
    while (history.past.length < position && history.future.length > 0) history = redo(history);
    return this.#become(history);
  }

  history(): HistoryList {
    const names = [...this.#history.past, ...this.#history.future].map((step) => step.name);
    const at = new Date(0).toISOString();
    return { steps: names.map((name) => ({ name, count: 1, at })), position: this.#history.past.length };
  }

  /** The folder changed under the document: what was before names pictures that are gone, so there is no way back to it. */
  replace(cut: Cut): CutState {
    return cut === this.cut ? this.state() : this.#become(beginHistory(cut));
  }

  #become(history: History<Cut>): CutState {
    if (history === this.#history) return this.state();
    const changed = history.now !== this.cut;
    this.#history = history;
    if (changed) {
      this.#revision += 1;
      this.#saveSoon(SAVE_AFTER_MS);
    }
    this.#tell();
    return this.state();
  }

  #saveSoon(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), afterMs);
    this.#timer.unref();
  }

  /** Answers when the newest state is on disk, or when it could not be written (see `state().saveError`). */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    if (this.#onDisk === this.cut) return;
    this.#saving = this.#save(this.cut);
    await this.#saving;
  }

  async #save(cut: Cut): Promise<void> {
    try {
      await this.#parts.save(cut, this.folder);
      this.#onDisk = cut;
      this.#saveError = null;
      if (cut !== this.cut) this.#saveSoon(SAVE_AFTER_MS);
    } catch (error) {
      this.#saveError = this.#parts.report(error);
      this.#saveSoon(SAVE_AGAIN_AFTER_MS);
    } finally {
      this.#saving = undefined;
      this.#tell();
    }
  }

  #tell(): void {
    this.#version += 1;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resume of waiting) resume();
  }

  /** The state now and after every change; one who is slow skips states but always gets the newest. */
  async *watch(signal?: AbortSignal): AsyncGenerator<CutState, void, void> {
    let seen = -1;
    while (!signal?.aborted) {
      if (seen !== this.#version) {
        seen = this.#version;
        yield this.state();
        continue;
      }
      await new Promise<void>((resolve) => {
        const resume = () => {
          signal?.removeEventListener('abort', resume);
          this.#waiting.delete(resume);
          resolve();
        };
        this.#waiting.add(resume);
        signal?.addEventListener('abort', resume, { once: true });
      });
    }
  }
}
