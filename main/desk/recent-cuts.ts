import { access, readdir, rm } from 'node:fs/promises';
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

/**
 * The cuts that were open lately, newest first. Each has a file of its own: two programs on one data folder never write over what the
 * other noted. A convenience: losing it loses no work.
 */
export class RecentCuts {
  readonly #folder: string;
  /** Where nothing can be written, this program still knows what it opened. */
  readonly #unwritten = new Map<string, Entry>();
  #writing: Promise<void> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'recent');
  }

  async #read(): Promise<Entry[]> {
    const written = (await readdir(this.#folder).catch(() => [])).filter((name) => name.endsWith('.json'));
    const entries = await Promise.all(written.map((name) => readConvenience(join(this.#folder, name), entrySchema)));
    const newest = new Map(entries.flatMap((entry) => (entry === undefined ? [] : [[entry.cutId, entry] as const])));
    for (const [cutId, entry] of this.#unwritten) newest.set(cutId, entry);
    return [...newest.values()].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  }

  /** Known at once; on disk when it answers. */
  note(entry: Entry): Promise<void> {
    this.#unwritten.set(entry.cutId, entry);
    this.#writing = this.#writing.then(() => this.#write(entry));
    return this.#writing;
  }

  /** Everything that was noted is on disk, as far as the disk takes it. */
  flush(): Promise<void> {
    return this.#writing;
  }

  async #write(entry: Entry): Promise<void> {
    try {
      await writeDurably(this.#pathOf(entry.cutId), `${JSON.stringify(entry, null, 1)}\n`);
      if (this.#unwritten.get(entry.cutId) === entry) this.#unwritten.delete(entry.cutId);
    } catch {
      // Not worth an error: the cut itself is open.
    }
    for (const { cutId } of (await this.#read()).slice(MOST_RECENT)) {
      await rm(this.#pathOf(cutId), { force: true }).catch(() => undefined);
    }
  }

  #pathOf(cutId: string): string {
    return join(this.#folder, `${cutId}.json`);
  }

  /** @param offer told of each first key that is there, so that its thumbnail can be served */
  async list(offer: (picture: string, place: KeyPlace) => void): Promise<RecentCut[]> {
    return Promise.all(
      (await this.#read())
        .slice(0, MOST_RECENT)
        .map(async ({ cutId, name, openedAt, folder, picture, pictureFile, ...facts }) => {
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
