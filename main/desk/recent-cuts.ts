import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cutIdSchema, pictureIdSchema } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import type { RecentCut } from '../contract/procedures';
import { readConvenience, writeDurably } from './durable-json';
import { type KeyPlace, placeByContent } from './key-pictures';

const MOST_RECENT = 24;

const entrySchema = z.strictObject({
  cutId: cutIdSchema,
  name: z.string(),
  folder: z.string(),
  openedAt: z.string(),
  /** The first key, for a thumbnail. */
  picture: pictureIdSchema,
  pictureFile: z.string(),
  /** By these the file is known again; without them by its content. */
  pictureBytes: z.int().optional(),
  pictureMtimeMs: z.number().optional(),
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
  async list(offer: (picture: string, place: KeyPlace) => void): Promise<RecentCut[]> {
    return Promise.all(
      (await this.#read()).map(async ({ cutId, name, openedAt, folder, picture, pictureFile, ...facts }) => {
        const missing = await isGone(folder);
        const path = join(folder, ...pictureFile.split('/'));
        const shown = !missing && !(await isGone(path));
        if (shown) offer(picture, placeOf(path, picture, facts));
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

function placeOf(path: string, picture: string, { pictureBytes, pictureMtimeMs }: Partial<Entry>): KeyPlace {
  const byContent = placeByContent(path, picture);
  if (pictureBytes === undefined || pictureMtimeMs === undefined) return byContent;
  return { ...byContent, bytes: pictureBytes, mtimeMs: pictureMtimeMs, sha256: null };
}

const isGone = (path: string): Promise<boolean> =>
  access(path).then(
    () => false,
    () => true,
  );
