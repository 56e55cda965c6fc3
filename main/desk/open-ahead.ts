import type { CutShelf } from './cut-shelf';

/** The page's program goes out first: it is read and run while the cut is opened. */
const AFTER_MS = 30;

/**
 * Opens the cut that the program was started with as soon as a page has been sent its program: both take their time, and neither
 * needs the other.
 */
export class OpenAhead {
  readonly #shelf: Pick<CutShelf, 'openAhead'>;
  readonly #folder: string | undefined;
  readonly #closing = new AbortController();
  #begun: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(shelf: Pick<CutShelf, 'openAhead'>, folder: string | undefined) {
    this.#shelf = shelf;
    this.#folder = folder;
  }

  /** To be told every request that was answered. */
  answered({ url }: Request): void {
    const folder = this.#folder;
    if (folder === undefined || this.#timer !== undefined || this.#closing.signal.aborted) return;
    if (!/^\/assets\/[^/]*\.js$/.test(new URL(url).pathname)) return;
    this.#timer = setTimeout(() => {
      this.#begun = this.#shelf.openAhead(folder, this.#closing);
    }, AFTER_MS).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#closing.abort();
    await this.#begun;
  }
}
