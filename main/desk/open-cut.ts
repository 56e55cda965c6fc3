import type { Cut } from '../contract/cut';
import { type ErrorReport, NakawariError } from '../contract/errors';
import type { CutState, HistoryList } from '../contract/procedures';
import { Told } from '../jobs/told';
import { beginHistory, type History, redo, redoName, takeStep, undo, undoName } from '../timeline/history';
import { Autosave } from './autosave';
import type { FolderState } from './cut-folder';

/** What an open document knows of its pictures' folder. */
export interface FolderView {
  readonly root: string;
  readonly error: ErrorReport | null;
  stateOf(cut: Cut): FolderState;
}

export interface OpenCutParts {
  readonly cut: Cut;
  /** True when the cut came from disk as it is. */
  readonly saved: boolean;
  readonly folder: FolderView;
  /** The cut with its keys as the folder has them now; the same object when they are so already. */
  readonly meetFolder: (cut: Cut) => Cut;
  readonly save: (cut: Cut, folder: string) => Promise<void>;
  readonly report: (error: unknown) => ErrorReport;
}

/** One open document: its history, its revision, its place on disk, and who looks at it. */
export class OpenCut {
  readonly #parts: OpenCutParts;
  #history: History<Cut>;
  #revision = 0;
  readonly #autosave: Autosave<Cut>;
  readonly #told = new Told();

  constructor(parts: OpenCutParts) {
    this.#parts = parts;
    this.#history = beginHistory(parts.cut);
    this.#autosave = new Autosave({
      newest: () => this.cut,
      onDisk: parts.saved ? parts.cut : undefined,
      save: (cut) => parts.save(cut, parts.folder.root),
      report: parts.report,
      onChange: () => this.#told.tell(),
    });
  }

  get cut(): Cut {
    return this.#history.now;
  }

  /** Where the cut's pictures are. */
  get folder(): string {
    return this.#parts.folder.root;
  }

  state(): CutState {
    return {
      cut: this.cut,
      revision: this.#revision,
      undo: undoName(this.#history),
      redo: redoName(this.#history),
      historyLength: this.#history.past.length + this.#history.future.length,
      historyPosition: this.#history.past.length,
      ...this.#parts.folder.stateOf(this.cut),
      folderError: this.#parts.folder.error,
      ...this.#autosave.state,
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

  /** The folder was looked at again. What it says is no step: it is true before and after every step. */
  folderChanged(change: (cut: Cut) => Cut = (cut) => cut): CutState {
    this.#become({ ...this.#history, now: change(this.cut) });
    this.#told.tell();
    return this.state();
  }

  #become(next: History<Cut>): CutState {
    if (next === this.#history) return this.state();
    const now = this.#parts.meetFolder(next.now);
    const changed = now !== this.cut;
    this.#history = now === next.now ? next : { ...next, now };
    if (changed) {
      this.#revision += 1;
      this.#autosave.soon();
    }
    this.#told.tell();
    return this.state();
  }

  /** The state may read otherwise although the document is the same. */
  tell(): void {
    this.#told.tell();
  }

  /** What is on disk beside the cut (where its pictures are) is another by now. */
  saveAnew(): void {
    this.#autosave.anew();
    this.#told.tell();
  }

  /** Answers when the newest state is on disk, or when it could not be written (see `state().saveError`). */
  flush(): Promise<void> {
    return this.#autosave.flush();
  }

  /** The state now and after every change; one who is slow skips states but always gets the newest. */
  watch(signal?: AbortSignal): AsyncGenerator<CutState, void, void> {
    return this.#told.watch(() => this.state(), signal);
  }
}
