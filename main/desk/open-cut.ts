import type { Cut } from '../contract/cut';
import type { CutNews } from '../contract/cut-news';
import type { CutState } from '../contract/cut-state';
import { type ErrorReport, NakawariError } from '../contract/errors';
import type { HistoryList } from '../contract/procedures';
import { Told } from '../jobs/told';
import {
  countSteps,
  type History,
  joinStep,
  jump,
  positionAfter,
  redo,
  redoName,
  takeStep,
  undo,
  undoName,
} from '../timeline/history';
import { Autosave } from './autosave';
import type { FolderState } from './cut-folder';
import { CutTeller } from './cut-teller';
import type { DocumentFiles } from './document-files';
import { historyList } from './history-list';

/**
 * A large cut that was just laid out takes its time to be written. Nobody has worked on it yet, and the folder gives the same again: first
 * it is shown.
 */
const LARGE_FIRST_SAVE_AFTER_MS = 3000;
const LARGE_DRAWINGS = 2000;
const isLarge = (cut: Cut) => cut.cels.reduce((sum, cel) => sum + cel.drawings.length, 0) > LARGE_DRAWINGS;

/** What an open document knows of its pictures' folder. */
export interface FolderView {
  readonly root: string;
  readonly error: ErrorReport | null;
  stateOf(cut: Cut): FolderState;
}

export interface OpenCutParts {
  /** Its cut is sound: read and checked, or laid out from checked keys. */
  readonly history: History;
  /** True when the history came from disk as it is. */
  readonly saved: boolean;
  readonly folder: FolderView;
  /**
   * The cut as the world outside has it: keys as the folder has them now, without drawings that the store has lost. The same object when
   * nothing is to be done. Never a step: it is true before and after every step, so it is found out for each and kept in none.
   */
  readonly asItIs: (cut: Cut) => Cut;
  readonly files: Pick<DocumentFiles, 'save' | 'snapshotDueMs'>;
  /** Asked before every save. @throws NakawariError document-in-use */
  readonly mayWrite: () => Promise<void>;
  readonly report: (error: unknown) => ErrorReport;
}

/** One open document: its history, its revision, its place on disk, and who looks at it. */
export class OpenCut {
  readonly #parts: OpenCutParts;
  #history: History;
  #cut: Cut;
  #revision = 0;
  /** What the history became since it was last on disk, in order. */
  #unsaved: History[] = [];
  readonly #autosave: Autosave<History>;
  readonly #told = new Told();
  readonly #teller: CutTeller;

  constructor(parts: OpenCutParts) {
    this.#parts = parts;
    this.#teller = new CutTeller(parts.history.now);
    this.#history = parts.history;
    this.#cut = parts.asItIs(parts.history.now);
    this.#autosave = new Autosave({
      newest: () => this.#history,
      onDisk: parts.saved ? parts.history : undefined,
      firstAfterMs: isLarge(parts.history.now) ? LARGE_FIRST_SAVE_AFTER_MS : undefined,
      save: (history, mayWait) => this.#save(history, mayWait),
      dueMs: () => parts.files.snapshotDueMs,
      report: parts.report,
      onChange: () => this.#told.tell(),
    });
  }

  get cut(): Cut {
    return this.#cut;
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
      historyLength: countSteps(this.#history),
      historyPosition: countSteps(this.#history, this.#history.position),
      ...this.#parts.folder.stateOf(this.cut),
      folderError: this.#parts.folder.error,
      ...this.#autosave.state,
    };
  }

  /** The newest state as what changed since the one that a page has seen. */
  news(seen: number | null): CutNews {
    return this.#teller.news(this.state(), seen);
  }

  /** One undo step. @throws NakawariError document-changed when the caller has not seen the newest revision */
  change(name: string, apply: (cut: Cut) => Cut, seenRevision = this.#revision): void {
    if (seenRevision !== this.#revision) throw new NakawariError('document-changed');
    const next = apply(this.#cut);
    // What differs from the history's own state may be the folder's doing; only what differs from what is seen is a step.
    if (next !== this.#cut) this.#become(takeStep(this.#history, name, next));
  }

  /** The same as a part of the last step, where that step is one of these and nothing was undone since; else a step of its own. */
  join(stepNames: ReadonlySet<string>, name: string, apply: (cut: Cut) => Cut): void {
    const { position, steps } = this.#history;
    const last = undoName(this.#history);
    if (position !== steps.length || last === null || !stepNames.has(last)) {
      this.change(name, apply);
      return;
    }
    const next = apply(this.#cut);
    if (next !== this.#cut) this.#become(joinStep(this.#history, name, next));
  }

  undo(): void {
    this.#become(undo(this.#history));
  }

  redo(): void {
    this.#become(redo(this.#history));
  }

  /** Undoes or redoes up to where so many steps are done; beyond the ends is the end. */
  jump(position: number): void {
    this.#become(jump(this.#history, positionAfter(this.#history, position)));
  }

  history(): HistoryList {
    return historyList(this.#history);
  }

  #become(next: History): void {
    if (next === this.#history) return;
    this.#history = next;
    this.#unsaved.push(next);
    this.#show();
    this.#autosave.soon();
    this.#told.tell();
  }

  /** The folder or the store were looked at again. */
  lookAgain(): void {
    this.#show();
    this.#told.tell();
  }

  #show(): void {
    const shown = this.#parts.asItIs(this.#history.now);
    if (shown === this.#cut) return;
    this.#cut = shown;
    this.#revision += 1;
  }

  async #save(history: History, mayWait: boolean): Promise<void> {
    await this.#parts.mayWrite();
    const until = this.#unsaved.indexOf(history) + 1;
    await this.#parts.files.save(history, this.#unsaved.slice(0, until), this.folder, mayWait);
    this.#unsaved = this.#unsaved.slice(until);
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

  /** The same, with nothing left to be done later. */
  close(): Promise<void> {
    return this.#autosave.close();
  }

  /** What changes from the state that the caller has seen; one who is slow gets several changes in one, always up to the newest. */
  async *watch(seen: number | null, signal?: AbortSignal): AsyncGenerator<CutNews, void, void> {
    let has = seen;
    for await (const news of this.#told.watch(() => this.news(has), signal)) {
      if (news.at === has) continue;
      has = news.at;
      yield news;
    }
  }
}
