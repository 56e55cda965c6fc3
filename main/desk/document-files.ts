import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cut } from '../contract/cut';
import { appendFlushed } from '../store/append-file';
import { type CutFile, formatCutFile } from '../timeline/cut-file';
import { beginHistory, type History } from '../timeline/history';
import { compactLog, isWorthCompacting, logLine, openHistory } from '../timeline/history-log';
import { writeDurably } from './durable-json';
import { notePassed } from './passed-note';

/** Beside `cut.json`: see passed-note.ts. */
export const PASSED_NOTE = 'passed.json';

/** A snapshot that took this long to write is written again only after so many times that long, up to the longest wait. */
const PAUSE_PER_WRITING = 20;
const QUICK_WRITING_MS = 30;
const LONGEST_PAUSE_MS = 10_000;

const LOG_NAME = /^history\.([0-9a-f]{16})\.jsonl$/;
const logName = (log: string) => `history.${log}.jsonl`;

export interface DocumentFilesParts {
  /** `cuts/<cutId>` in the data folder. */
  readonly folder: string;
  readonly savedBy: string;
}

/** The log as it lies on disk. */
interface LogOnDisk {
  readonly id: string;
  readonly lines: number;
  readonly bytes: number;
}

/**
 * A document and its history on disk: `cut.json`, and beside it the log that each step is added to. A step is safe when its line is in the
 * log; the document follows a little later, because a large one takes its time, and says up to where it contains the log. Whatever a kill
 * keeps from it is done again from the log at the next opening.
 */
export class DocumentFiles {
  readonly #parts: DocumentFilesParts;
  #log: LogOnDisk | undefined;
  /** What log and document are known to contain. */
  #logged: History | undefined;
  #snapshot: { readonly cut: Cut; readonly folder: string; readonly lines: number } | undefined;
  #nextSnapshotMs = 0;

  constructor(parts: DocumentFilesParts) {
    this.#parts = parts;
  }

  #path(name: string): string {
    return join(this.#parts.folder, name);
  }

  /** The history of a document that was read, with the steps that only its log knows. */
  async open(file: CutFile): Promise<History> {
    const opened = file.history ? await this.#readLog(file.cut, file.history) : undefined;
    this.#snapshot = { cut: file.cut, folder: file.folder, lines: file.history?.lines ?? 0 };
    if (!opened) return beginHistory(file.cut);
    const { history, log, isWhole } = opened;
    if (isWhole && !isWorthCompacting(log.lines, history)) {
      this.#log = log;
      this.#logged = history;
    }
    return history;
  }

  async #readLog(cut: Cut, saved: NonNullable<CutFile['history']>) {
    const name = logName(saved.log);
    if (!LOG_NAME.test(name)) return undefined;
    const text = await readFile(this.#path(name), 'utf8').catch(() => undefined);
    const opened = text === undefined ? undefined : openHistory(cut, saved, text);
    if (text === undefined || !opened) return undefined;
    // A line that a kill cut short, or that fits nothing, must not come between what is there and what will be added.
    const isWhole = text.split('\n').filter((line) => line !== '').length === opened.lines;
    return { ...opened, log: { id: saved.log, lines: opened.lines, bytes: Buffer.byteLength(text) }, isWhole };
  }

  /**
   * Brings the history to the disk, and the document as well when it may take that time now.
   * @throws NakawariError disk-full, output-not-writable
   */
  async save(history: History, transitions: readonly History[], folder: string, mayWait: boolean): Promise<void> {
    const [log, logged] = [this.#log, this.#logged];
    if (log && logged && followsOn([logged, ...transitions])) await this.#appendTo(log, logged, transitions);
    else await this.#beginLog(history);
    this.#logged = history;
    const isNewPlace = this.#snapshot?.folder !== folder;
    const isDue = !mayWait || isNewPlace || performance.now() >= this.#nextSnapshotMs;
    if (isDue) await this.#writeSnapshot(history.now, folder);
  }

  /** When `save` wants to be called again for the document's sake, ms from now; null when it contains all of the log. */
  get snapshotDueMs(): number | null {
    if (this.#snapshot?.lines === this.#log?.lines) return null;
    return Math.max(0, this.#nextSnapshotMs - performance.now());
  }

  async #beginLog(history: History): Promise<void> {
    const id = randomBytes(8).toString('hex');
    const { text, lines } = compactLog(id, history);
    await writeDurably(this.#path(logName(id)), text);
    this.#log = { id, lines, bytes: Buffer.byteLength(text) };
    // The document must name the new log before anything counts on it.
    this.#nextSnapshotMs = 0;
  }

  async #appendTo(log: LogOnDisk, logged: History, transitions: readonly History[]): Promise<void> {
    let before = logged;
    let text = '';
    let lines = 0;
    for (const after of transitions) {
      const line = logLine(before, after);
      text += line;
      if (line !== '') lines += 1;
      before = after;
    }
    if (text === '') return;
    const bytes = await appendFlushed(this.#path(logName(log.id)), log.bytes, text);
    this.#log = { id: log.id, lines: log.lines + lines, bytes };
  }

  async #writeSnapshot(cut: Cut, folder: string): Promise<void> {
    const log = this.#log;
    if (!log || (this.#snapshot?.cut === cut && this.#snapshot.folder === folder && this.#snapshot.lines === log.lines))
      return;
    const beganMs = performance.now();
    const text = formatCutFile(cut, folder, this.#parts.savedBy, { log: log.id, lines: log.lines });
    await writeDurably(this.#path('cut.json'), text);
    await notePassed(this.#path(PASSED_NOTE), text, this.#parts.savedBy);
    this.#snapshot = { cut, folder, lines: log.lines };
    const tookMs = performance.now() - beganMs;
    const pauseMs = tookMs < QUICK_WRITING_MS ? 0 : Math.min(LONGEST_PAUSE_MS, tookMs * PAUSE_PER_WRITING);
    this.#nextSnapshotMs = performance.now() + pauseMs;
  }

  /** Removes logs that neither the document nor its last good copy names. */
  async removeOldLogs(named: readonly (string | undefined)[]): Promise<void> {
    const kept = new Set([...named, this.#log?.id]);
    for (const name of await readdir(this.#parts.folder).catch(() => [])) {
      const log = LOG_NAME.exec(name)?.[1];
      if (log !== undefined && !kept.has(log)) await rm(this.#path(name), { force: true }).catch(() => undefined);
    }
  }
}

/** Whether each history became the next by a step or a move: one whose steps had to be given up is written anew. */
function followsOn(histories: readonly History[]): boolean {
  return histories.slice(1).every((after, index) => {
    const before = histories[index];
    if (!before || after.steps === before.steps) return before !== undefined;
    const kept = after.steps.slice(0, -1);
    return (
      after.position === after.steps.length &&
      kept.length === before.position &&
      kept.every((step, at) => step === before.steps[at]) &&
      after.steps.at(-1) !== before.steps[kept.length]
    );
  });
}
