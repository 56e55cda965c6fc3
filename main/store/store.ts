import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, type Json } from './canonical-json';
import { sha256OfFile } from './sha256-of-file';
import { StoreIndex } from './store-index';
import { flushFolder, makeFolders, renameOver, writeError, writeWhole } from './write-whole';

/** 4 GiB: some ten thousand drawings of 1920 x 1080. */
export const DEFAULT_LIMIT_BYTES = 4 * 1024 ** 3;
/** A temporary file this old belongs to no program that is still writing it. */
const STALE_TEMPORARY_MS = 60 * 60 * 1000;
/** Between data and sidecar lies far less than this. */
const WRITING_MS = 60 * 1000;

const sidecarSchema = z.object({
  version: z.literal(1),
  /** Everything that made the data; the id is the hash of it. */
  recipe: z.json(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
});

/** What the maker of a file says of the bytes it wrote. */
export interface Written {
  readonly sha256: string;
  readonly bytes: number;
}

export interface StoreOptions {
  readonly folder: string;
  readonly limitBytes?: number;
}

/**
 * Results under the hash of everything that made them. An entry is a data file and a sidecar; the sidecar is written last, so
 * an entry without one is no entry. Data is looked at whole (sha256) when this process first meets it and by its length after.
 */
export interface Store {
  readonly folder: string;
  idOf(recipe: Json): string;
  /** Where the data of this id is, or would be. */
  pathOf(id: string): string;
  /** True when the entry is there and sound. A damaged one is removed, so that it is made again. */
  has(id: string): Promise<boolean>;
  /** Which of these entries are there, by their names alone: none is opened, and none counts as used. */
  whichAreThere(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** A name in the store's folder to write to before `commit`. */
  temporaryPath(id: string): Promise<string>;
  /**
   * Takes over a finished, flushed temporary file as the data of this recipe.
   * @throws NakawariError disk-full, output-not-writable
   */
  commit(recipe: Json, temporary: string, written: Written): Promise<string>;
  /** Writes and commits in one. */
  put(recipe: Json, data: Uint8Array): Promise<string>;
  discard(temporary: string): Promise<void>;
  /** Keeps an entry from being removed for space until the returned function is called. */
  pin(id: string): () => void;
  totalBytes(): number;
}

export function storeId(recipe: Json): string {
  return createHash('sha256').update(canonicalJson(recipe)).digest('hex');
}

const ID = /^[0-9a-f]{64}$/;

class FolderStore implements Store {
  readonly folder: string;
  readonly #limitBytes: number;
  readonly #index = new StoreIndex();
  /** Ids whose bytes this process has hashed (or written) itself, with their length. */
  readonly #checked = new Map<string, number>();
  readonly #busy = new Map<string, Promise<void>>();

  constructor(options: StoreOptions) {
    this.folder = options.folder;
    this.#limitBytes = options.limitBytes ?? DEFAULT_LIMIT_BYTES;
  }

  idOf(recipe: Json): string {
    return storeId(recipe);
  }

  pathOf(id: string): string {
    if (!ID.test(id)) throw new Error('not a store id');
    return join(this.folder, id.slice(0, 2), id);
  }

  #sidecarOf(id: string): string {
    return `${this.pathOf(id)}.json`;
  }

  get #temporaryFolder(): string {
    return join(this.folder, 'tmp');
  }

  totalBytes(): number {
    return this.#index.totalBytes;
  }

  pin(id: string): () => void {
    return this.#index.pin(id);
  }

  /** Looks through what is there and removes what a killed program left behind. */
  async start(): Promise<void> {
    await makeFolders(this.#temporaryFolder);
    for (const name of await readdir(this.#temporaryFolder)) {
      const path = join(this.#temporaryFolder, name);
      const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0);
      if (age > STALE_TEMPORARY_MS) await rm(path, { force: true, recursive: true }).catch(() => undefined);
    }
    for (const shelf of (await readdir(this.folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
      for (const name of await readdir(join(this.folder, shelf)).catch(() => [])) {
        if (ID.test(name)) await this.#meet(name);
      }
    }
    await this.#makeRoom();
  }

  /** Takes an entry that an earlier program left into the account; half of one that nobody is writing goes. */
  async #meet(id: string): Promise<void> {
    const [data, sidecar] = await Promise.all(
      [this.pathOf(id), this.#sidecarOf(id)].map((path) => stat(path).catch(() => undefined)),
    );
    if (!data) return;
    if (sidecar) this.#index.set({ id, bytes: data.size + sidecar.size, lastUsedMs: sidecar.mtimeMs });
    else if (Date.now() - data.mtimeMs > STALE_TEMPORARY_MS) await this.#remove(id);
  }

  /** One look or change at a time an entry: a reader must not take for damage what is just being written. */
  async #alone<Result>(id: string, act: () => Promise<Result>): Promise<Result> {
    const release = this.pin(id);
    const before = this.#busy.get(id) ?? Promise.resolve();
    const mine = before.then(act);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#busy.set(id, settled);
    try {
      return await mine;
    } finally {
      if (this.#busy.get(id) === settled) this.#busy.delete(id);
      release();
    }
  }

  async has(id: string): Promise<boolean> {
    return this.#alone(id, async () => {
      if (!(await this.#isSound(id))) {
        await this.#removeDamaged(id);
        return false;
      }
      const now = new Date();
      this.#index.used(id, now.getTime());
      // The time of use outlives this process, so that the next one removes the right entries.
      await utimes(this.#sidecarOf(id), now, now).catch(() => undefined);
      return true;
    });
  }

  async whichAreThere(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = new Map<string, Set<string>>();
    for (const id of ids) {
      const shelf = wanted.get(id.slice(0, 2)) ?? new Set();
      wanted.set(id.slice(0, 2), shelf.add(id));
    }
    const there = new Set<string>();
    for (const [shelf, of] of wanted) {
      const names = new Set(await readdir(join(this.folder, shelf)).catch(() => []));
      for (const id of of) if (names.has(id) && names.has(`${id}.json`)) there.add(id);
    }
    return there;
  }

  async #removeDamaged(id: string): Promise<void> {
    const [data, sidecar] = await Promise.all(
      [this.pathOf(id), this.#sidecarOf(id)].map((path) => stat(path).catch(() => undefined)),
    );
    // Fresh data without a sidecar may be another program's, which is about to write the sidecar.
    const isBeingWritten = data && !sidecar && Date.now() - data.mtimeMs < WRITING_MS;
    if (!isBeingWritten) return this.#remove(id);
    this.#checked.delete(id);
    this.#index.delete(id);
  }

  async #isSound(id: string): Promise<boolean> {
    const data = await stat(this.pathOf(id)).catch(() => undefined);
    if (!data) return false;
    const known = this.#checked.get(id);
    if (known !== undefined) return known === data.size;
    const text = await readFile(this.#sidecarOf(id), 'utf8').catch(() => undefined);
    if (text === undefined) return false;
    const sidecar = sidecarSchema.safeParse(parseJson(text));
    if (!sidecar.success || sidecar.data.bytes !== data.size) return false;
    if (sidecar.data.sha256 !== (await sha256OfFile(this.pathOf(id)).catch(() => ''))) return false;
    this.#checked.set(id, data.size);
    this.#index.set({ id, bytes: data.size + Buffer.byteLength(text), lastUsedMs: Date.now() });
    return true;
  }

  async temporaryPath(id: string): Promise<string> {
    // Someone may have emptied the cache folder while the program runs.
    await makeFolders(this.#temporaryFolder);
    return join(this.#temporaryFolder, `${id.slice(0, 16)}-${randomBytes(6).toString('hex')}`);
  }

  async commit(recipe: Json, temporary: string, written: Written): Promise<string> {
    const id = storeId(recipe);
    const sidecar = JSON.stringify({ version: 1, recipe, sha256: written.sha256, bytes: written.bytes });
    return this.#alone(id, async () => {
      const path = this.pathOf(id);
      await makeFolders(dirname(path));
      // While the data is being replaced there is no valid pair of data and sidecar.
      this.#checked.delete(id);
      await rm(this.#sidecarOf(id), { force: true });
      await renameOver(temporary, path);
      await writeWhole(this.#sidecarOf(id), sidecar, await this.temporaryPath(id));
      await flushFolder(dirname(path));
      this.#checked.set(id, written.bytes);
      this.#index.set({ id, bytes: written.bytes + Buffer.byteLength(sidecar), lastUsedMs: Date.now() });
      await this.#makeRoom();
      return id;
    }).catch((error: unknown) => {
      throw writeError(error, this.folder);
    });
  }

  async put(recipe: Json, data: Uint8Array): Promise<string> {
    const id = storeId(recipe);
    const [finished, temporary] = [await this.temporaryPath(id), await this.temporaryPath(id)];
    await writeWhole(finished, data, temporary);
    return this.commit(recipe, finished, {
      sha256: createHash('sha256').update(data).digest('hex'),
      bytes: data.length,
    });
  }

  async discard(temporary: string): Promise<void> {
    await rm(temporary, { force: true }).catch(() => undefined);
  }

  async #remove(id: string): Promise<void> {
    this.#checked.delete(id);
    this.#index.delete(id);
    // The sidecar first: half an entry must not look like a whole one.
    await rm(this.#sidecarOf(id), { force: true }).catch(() => undefined);
    await rm(this.pathOf(id), { force: true }).catch(() => undefined);
  }

  async #makeRoom(): Promise<void> {
    // One by one: what was surplus a moment ago may be in use by now.
    for (
      let [id] = this.#index.surplus(this.#limitBytes);
      id !== undefined;
      [id] = this.#index.surplus(this.#limitBytes)
    ) {
      await this.#remove(id);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Opens the store of this folder, making it when it is not there.
 * @throws NakawariError disk-full, output-not-writable
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = new FolderStore(options);
  await store.start();
  return store;
}
