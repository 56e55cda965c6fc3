import { join } from 'node:path';
import { type DeskView, deskViewSchema } from '../contract/desk-view';
import { readConvenience, writeDurably } from './durable-json';

/** A drag or a scroll makes one write. */
const SAVE_AFTER_MS = 300;

/**
 * Where the person looks in each cut, in `cuts/<cutId>/view.json` beside the document. A convenience: one that cannot be written or
 * read is as good as none, and never in the way of the work.
 */
export class DeskViews {
  readonly #folder: string;
  readonly #newest = new Map<string, DeskView>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #writing = new Map<string, Promise<void>>();

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'cuts');
  }

  async get(cutId: string): Promise<DeskView | null> {
    return this.#newest.get(cutId) ?? (await readConvenience(this.#path(cutId), deskViewSchema)) ?? null;
  }

  /** Kept at once in memory, on disk a moment later. */
  save(cutId: string, view: DeskView): void {
    this.#newest.set(cutId, view);
    if (this.#timers.has(cutId)) return;
    const timer = setTimeout(() => void this.#write(cutId), SAVE_AFTER_MS);
    timer.unref();
    this.#timers.set(cutId, timer);
  }

  /** Everything that was saved is on disk, as far as the disk takes it. */
  async flush(): Promise<void> {
    await Promise.all([...this.#timers.keys()].map((cutId) => this.#write(cutId)));
    await Promise.all(this.#writing.values());
  }

  /** One write at a time for each cut, so that an older view never ends up on top of a newer one. */
  #write(cutId: string): Promise<void> {
    clearTimeout(this.#timers.get(cutId));
    this.#timers.delete(cutId);
    const before = this.#writing.get(cutId) ?? Promise.resolve();
    const writing = before.then(async () => {
      const view = this.#newest.get(cutId);
      if (view) await writeDurably(this.#path(cutId), `${JSON.stringify(view)}\n`).catch(() => undefined);
    });
    this.#writing.set(cutId, writing);
    return writing.finally(() => {
      if (this.#writing.get(cutId) === writing) this.#writing.delete(cutId);
    });
  }

  #path(cutId: string): string {
    return join(this.#folder, cutId, 'view.json');
  }
}
