import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A program that saves a drawing writes in several goes; one look after the last of them is enough. */
const SETTLE_MS = 250;
/** However much goes on in the folder, it is looked at this often. */
const LONGEST_WAIT_MS = 2000;
/** Whether the folder itself is there; where the system does not tell of changes, also everything in it. */
const POLL_MS = 3000;

export interface WatchOptions {
  /** Absolute. */
  readonly folder: string;
  /** Folders below it that hold the cels, relative. */
  readonly celFolders: readonly string[];
  /** Something may be different by now. */
  readonly onChange: () => void;
  /** Looks itself, without waiting for the system's word: network drives do not send any. */
  readonly pollOnly?: boolean | undefined;
  readonly pollMs?: number | undefined;
}

/** Tells when a cut's folder may have changed: by the system's own word where there is one, by looking every few seconds where not. */
export class FolderWatch {
  readonly #options: WatchOptions;
  #watchers: FSWatcher[] = [];
  #isBlind = false;
  #isThere = true;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #firstChangeMs: number | undefined;
  readonly #poll: ReturnType<typeof setInterval>;

  constructor(options: WatchOptions) {
    this.#options = options;
    const { folder, celFolders } = options;
    if (options.pollOnly) this.#isBlind = true;
    else {
      for (const below of new Set(['', ...celFolders])) this.#watch(join(folder, below));
      // A folder that is renamed sends no word of its own on every system; the one above does.
      this.#watch(dirname(folder), basename(folder));
    }
    this.#poll = setInterval(() => void this.#look(), options.pollMs ?? POLL_MS);
    this.#poll.unref();
  }

  #watch(folder: string, only?: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (only === undefined || name === null || name === only) this.#noteChange();
      });
      watcher.on('error', () => {
        this.#isBlind = true;
        watcher.close();
      });
      this.#watchers.push(watcher);
    } catch {
      // Too many watches, or a drive that cannot tell: looking every few seconds does it.
      this.#isBlind = true;
    }
  }

  async #look(): Promise<void> {
    const isThere = await stat(this.#options.folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const cameOrWent = isThere !== this.#isThere;
    this.#isThere = isThere;
    if (cameOrWent || (this.#isBlind && isThere)) this.#noteChange();
  }

  #noteChange(): void {
    const nowMs = performance.now();
    this.#firstChangeMs ??= nowMs;
    clearTimeout(this.#settling);
    const waitMs = Math.max(0, Math.min(SETTLE_MS, this.#firstChangeMs + LONGEST_WAIT_MS - nowMs));
    this.#settling = setTimeout(() => {
      this.#firstChangeMs = undefined;
      this.#options.onChange();
    }, waitMs);
    this.#settling.unref();
  }

  close(): void {
    clearInterval(this.#poll);
    clearTimeout(this.#settling);
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }
}
