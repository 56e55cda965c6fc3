import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cutIdSchema, pictureIdSchema } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import type { RecentCut } from '../contract/procedures';
import { readConvenience, writeDurably } from './durable-json';

const MOST_RECENT = 24;

const entrySchema = z.strictObject({
  cutId: cutIdSchema,
  name: z.string(),
  folder: z.string(),
  openedAt: z.string(),
  /** The first key, for a thumbnail. */
  picture: pictureIdSchema,
  pictureFile: z.string(),
});
type Entry = z.infer<typeof entrySchema>;
const fileSchema = z.array(entrySchema);

/** The cuts that were open lately, newest first. A convenience: losing it loses no work. */
export class RecentCuts {
  readonly #path: string;
  #entries: readonly Entry[] | undefined;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'recent.json');
  }

  async #read(): Promise<readonly Entry[]> {
    this.#entries ??= (await readConvenience(this.#path, fileSchema)) ?? [];
    return this.#entries;
  }

  async note(entry: Entry): Promise<void> {
    const others = (await this.#read()).filter((other) => other.cutId !== entry.cutId);
    this.#entries = [entry, ...others].slice(0, MOST_RECENT);
    // Not worth an error: the cut itself is open.
    await writeDurably(this.#path, `${JSON.stringify(this.#entries, null, 1)}\n`).catch(() => undefined);
  }

  /** @param offer told of each first key that is there, so that its thumbnail can be served */
  async list(offer: (picture: string, path: string) => void): Promise<RecentCut[]> {
    return Promise.all(
      (await this.#read()).map(async ({ cutId, name, openedAt, folder, picture, pictureFile }) => {
        const missing = await isGone(folder);
        const path = join(folder, ...pictureFile.split('/'));
        const shown = !missing && !(await isGone(path));
        if (shown) offer(picture, path);
        return { cutId, name, openedAt, missing, picture: shown ? picture : null };
      }),
    );
  }

  /** @throws NakawariError not-found */
  async folderOf(cutId: string): Promise<string> {
    const entry = (await this.#read()).find((candidate) => candidate.cutId === cutId);
    if (!entry) throw new NakawariError('not-found', { what: cutId });
    return entry.folder;
  }
}

const isGone = (path: string): Promise<boolean> =>
  access(path).then(
    () => false,
    () => true,
  );
