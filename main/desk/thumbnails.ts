import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { isCancelled } from '../contract/errors';
import { StoreIndex } from '../store/store-index';
import { makeFolders } from '../store/write-whole';
import { NewestFirst } from './newest-first';

/** Smaller copies are kept up to this much on disk, and the ones just used in memory. Both can be made again at any time. */
export const THUMBNAILS_BYTES = 512 * 1024 ** 2;
const REMEMBERED_BYTES = 48 * 1024 ** 2;
/** More at once would leave no processor to the page and the network. */
const MADE_AT_ONCE = 3;

const NAME = /^[0-9a-f]{64}-\d+\.png$/;
/** How every whole PNG ends; a copy that a kill cut short does not. */
const PNG_END = Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

export interface ThumbnailsOptions {
  readonly folder: string;
  readonly limitBytes?: number;
}

/** Smaller copies of pictures, made at the size that is asked for, off the event loop, newest request first. */
export class Thumbnails {
  readonly #folder: string;
  readonly #limitBytes: number;
  readonly #queue = new NewestFirst(MADE_AT_ONCE);
  readonly #making = new Map<string, Promise<Buffer | undefined>>();
  readonly #remembered = new Map<string, Buffer>();
  #rememberedBytes = 0;
  #index: Promise<StoreIndex> | undefined;

  constructor({ folder, limitBytes = THUMBNAILS_BYTES }: ThumbnailsOptions) {
    this.#folder = folder;
    this.#limitBytes = limitBytes;
  }

  /**
   * @param original bytes or file of the picture; undefined when nobody has it
   * @throws NakawariError cancelled when the caller left before it was begun; what `original` throws
   */
  async get(
    picture: string,
    widthPx: number,
    original: () => Promise<Uint8Array | string | undefined>,
    signal?: AbortSignal,
  ): Promise<Buffer | undefined> {
    const name = `${picture}-${widthPx}.png`;
    const known = this.#recall(name) ?? (await this.#read(name));
    if (known) return known;
    const going = this.#making.get(name);
    if (going) {
      return going.catch((error: unknown) => {
        // The one who asked first has gone, this one has not.
        if (!isCancelled(error) || signal?.aborted) throw error;
        return this.get(picture, widthPx, original, signal);
      });
    }
    const making = this.#queue.run(() => this.#make(name, widthPx, original), signal);
    this.#making.set(name, making);
    try {
      return await making;
    } finally {
      this.#making.delete(name);
    }
  }

  async #make(
    name: string,
    widthPx: number,
    original: () => Promise<Uint8Array | string | undefined>,
  ): Promise<Buffer | undefined> {
    const source = await original();
    if (source === undefined) return undefined;
    const small = await sharp(source)
      .autoOrient()
      .resize({ width: widthPx, withoutEnlargement: true })
      .png({ compressionLevel: 4 })
      .toBuffer();
    this.#remember(name, small);
    // Not flushed: a copy that is lost is made again. And nobody waits for the disk.
    void this.#write(name, small).catch(() => undefined);
    return small;
  }

  #recall(name: string): Buffer | undefined {
    const known = this.#remembered.get(name);
    if (!known) return undefined;
    this.#remembered.delete(name);
    this.#remembered.set(name, known);
    return known;
  }

  #remember(name: string, bytes: Buffer): void {
    this.#rememberedBytes += bytes.length - (this.#remembered.get(name)?.length ?? 0);
    this.#remembered.delete(name);
    this.#remembered.set(name, bytes);
    for (const [oldest, { length }] of this.#remembered) {
      if (this.#rememberedBytes <= REMEMBERED_BYTES) return;
      this.#remembered.delete(oldest);
      this.#rememberedBytes -= length;
    }
  }

  #path(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }

  async #read(name: string): Promise<Buffer | undefined> {
    const bytes = await readFile(this.#path(name)).catch(() => undefined);
    if (!bytes?.subarray(-PNG_END.length).equals(PNG_END)) return undefined;
    this.#remember(name, bytes);
    (await this.#index)?.used(name, Date.now());
    return bytes;
  }

  async #write(name: string, bytes: Buffer): Promise<void> {
    const path = this.#path(name);
    await makeFolders(join(this.#folder, name.slice(0, 2)));
    const temporary = `${path}.${randomBytes(4).toString('hex')}`;
    await writeFile(temporary, bytes);
    await rename(temporary, path);
    this.#index ??= this.#takeStock();
    const index = await this.#index;
    index.set({ id: name, bytes: bytes.length, lastUsedMs: Date.now() });
    if (index.totalBytes <= this.#limitBytes) return;
    // A tenth more than needed, so that not every copy costs another one.
    for (const id of index.surplus(this.#limitBytes * 0.9)) {
      index.delete(id);
      await rm(this.#path(id), { force: true }).catch(() => undefined);
    }
  }

  /** What earlier runs left; what a kill left half written goes. */
  async #takeStock(): Promise<StoreIndex> {
    const index = new StoreIndex();
    for (const shelf of await readdir(this.#folder).catch(() => [])) {
      for (const name of await readdir(join(this.#folder, shelf)).catch(() => [])) {
        const path = join(this.#folder, shelf, name);
        const found = await stat(path).catch(() => undefined);
        if (!found) continue;
        if (NAME.test(name)) index.set({ id: name, bytes: found.size, lastUsedMs: found.mtimeMs });
        else if (Date.now() - found.mtimeMs > 60_000) await rm(path, { force: true }).catch(() => undefined);
      }
    }
    return index;
  }
}
