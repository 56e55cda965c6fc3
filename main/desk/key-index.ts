import { join } from 'node:path';
import { z } from 'zod';
import { pictureIdSchema } from '../contract/cut';
import { type ErrorReport, errorReportSchema } from '../contract/errors';
import { readConvenience, writeDurably } from './durable-json';

/** What is known of one file of a cut's folder. Size and time tell whether the file still is the one that this was learned of. */
const entrySchema = z.strictObject({
  file: z.string().min(1),
  bytes: z.int().min(0),
  mtimeMs: z.number(),
  /** The name of its picture: stays the same as long as the content does. */
  picture: pictureIdSchema,
  /** sha256 of its bytes; null until somebody has read it. */
  sha256: z.string().length(64).nullable(),
  /** As it is seen; null until somebody has read it, and where it cannot be used. */
  size: z.strictObject({ widthPx: z.int(), heightPx: z.int() }).nullable(),
  /** Why it cannot be used, once that was found out. */
  error: errorReportSchema.nullable(),
});
export type KeyEntry = z.infer<typeof entrySchema>;

const fileSchema = z.strictObject({
  format: z.literal('nakawari-keys'),
  version: z.literal(1),
  keys: z.array(entrySchema),
  /** Pairs of equally long pictures that were compared. */
  compared: z.array(z.tuple([pictureIdSchema, pictureIdSchema, z.boolean()])),
});

export interface FileFacts {
  readonly file: string;
  readonly bytes: number;
  readonly mtimeMs: number;
}

export interface LearnedOfFile {
  readonly sha256: string;
  readonly size: KeyEntry['size'];
  readonly error: ErrorReport | null;
}

/**
 * What was learned of the files of one cut, kept beside its document (`keys.json`) so that the next opening need not read them again.
 * Losing it costs reading, never work.
 */
export class KeyIndex {
  readonly #path: string;
  readonly #byFile = new Map<string, KeyEntry>();
  /** Content to name: a file that was renamed, or copied, goes by the name its content has. */
  readonly #nameOf = new Map<string, string>();
  #changed = false;

  /** Of two pictures' names, whether they show the same drawing: one is not compared twice. */
  readonly #same = new Map<string, boolean>();

  private constructor(path: string, saved: z.infer<typeof fileSchema> | undefined) {
    this.#path = path;
    for (const entry of saved?.keys ?? []) this.#take(entry);
    for (const [a, b, same] of saved?.compared ?? []) this.#same.set(`${a} ${b}`, same);
  }

  static async load(cutFolder: string): Promise<KeyIndex> {
    const path = join(cutFolder, 'keys.json');
    return new KeyIndex(path, await readConvenience(path, fileSchema));
  }

  #take(entry: KeyEntry): void {
    this.#byFile.set(entry.file, entry);
    if (entry.sha256 !== null && !this.#nameOf.has(entry.sha256)) this.#nameOf.set(entry.sha256, entry.picture);
  }

  get(file: string): KeyEntry | undefined {
    return this.#byFile.get(file);
  }

  /** The entry, if the file still is the one it was learned of. */
  current({ file, bytes, mtimeMs }: FileFacts): KeyEntry | undefined {
    const entry = this.#byFile.get(file);
    return entry?.bytes === bytes && entry.mtimeMs === mtimeMs ? entry : undefined;
  }

  /** The name that this content goes by in this cut, if it has one. */
  nameOfContent(sha256: string): string | undefined {
    return this.#nameOf.get(sha256);
  }

  /** Undefined when nobody has compared them yet. */
  areSame(a: KeyEntry, b: KeyEntry): boolean | undefined {
    return this.#same.get(`${a.picture} ${b.picture}`);
  }

  noteSame(a: KeyEntry, b: KeyEntry, same: boolean): void {
    this.#same.set(`${a.picture} ${b.picture}`, same);
    this.#changed = true;
  }

  set(entry: KeyEntry): void {
    this.#take(entry);
    this.#changed = true;
  }

  /** What reading the file told; dropped when the file was named anew meanwhile. */
  learn(entry: KeyEntry, learned: LearnedOfFile): KeyEntry {
    const known = this.#byFile.get(entry.file);
    if (!known || known.picture !== entry.picture || known.mtimeMs !== entry.mtimeMs) return entry;
    const next = { ...known, ...learned };
    this.set(next);
    return next;
  }

  /** Written when something is new. A convenience: a full disk is no reason to trouble anyone. */
  async save(): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    const compared = [...this.#same].map(([names, same]) => [...names.split(' '), same]);
    const content = { format: 'nakawari-keys', version: 1, keys: [...this.#byFile.values()], compared };
    await writeDurably(this.#path, `${JSON.stringify(content)}\n`).catch(() => {
      this.#changed = true;
    });
  }
}
