import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, realpath, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { NakawariError } from '../contract/errors';
import { flushFolder, makeFolders, renameOver, writeError, writeFlushed } from '../store/write-whole';

const STAGING = /^\.nakawari-[0-9a-f]{12}$/;

/**
 * A group of files that appears at its end: each is written and flushed under a hidden folder first, and only when all are there do
 * they get their names, one by one. A cancel or an error before that leaves nothing; a kill leaves the hidden folder, which the next
 * export removes, and never half a file under a real name.
 */
export class StagedFolder {
  readonly #target: string;
  readonly #staging: string;
  readonly #names: string[] = [];
  readonly #made: string[] = [];

  private constructor(target: string) {
    this.#target = target;
    this.#staging = join(target, `.nakawari-${randomBytes(6).toString('hex')}`);
  }

  /**
   * @param names what will be written, relative to `target`: refused before anything is made when one is there already
   * @throws NakawariError output-exists, output-not-writable, disk-full
   */
  static async open(target: string, names: readonly string[], overwrite: boolean): Promise<StagedFolder> {
    if (!overwrite) await refuseExisting(target, names);
    const staged = new StagedFolder(target);
    try {
      await staged.#makeFolder(target);
      await removeStale(target);
      await mkdir(staged.#staging);
      return staged;
    } catch (error) {
      await staged.discard();
      throw writeError(error, basename(target));
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    this.#made.push(...(await makeFolders(folder, basename(this.#target))));
  }

  /** @throws NakawariError disk-full, output-not-writable */
  async write(name: string, bytes: Uint8Array | string): Promise<void> {
    const path = join(this.#staging, String(this.#names.length));
    this.#names.push(name);
    await writeFlushed(path, bytes).catch((error: unknown) => {
      throw writeError(error, basename(this.#target));
    });
  }

  /** From here on nothing is written any more, only renamed. */
  async commit(): Promise<void> {
    try {
      const folders = new Set(this.#names.map((name) => dirname(join(this.#target, name))));
      for (const folder of folders) await this.#makeFolder(folder);
      for (const [index, name] of this.#names.entries()) {
        await renameOver(join(this.#staging, String(index)), join(this.#target, name));
      }
      for (const folder of folders) await flushFolder(folder);
      await rm(this.#staging, { recursive: true, force: true });
    } catch (error) {
      throw writeError(error, basename(this.#target));
    }
  }

  /** Leaves everything as it was, folders that were made included. */
  async discard(): Promise<void> {
    await rm(this.#staging, { recursive: true, force: true }).catch(() => undefined);
    for (const folder of [...this.#made].sort((a, b) => b.length - a.length))
      await rmdir(folder).catch(() => undefined);
  }
}

async function refuseExisting(target: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const there = await lstat(join(target, name)).catch(() => undefined);
    if (there) throw new NakawariError('output-exists', { file: name });
  }
}

async function removeStale(target: string): Promise<void> {
  for (const name of await readdir(target)) {
    if (STAGING.test(name)) await rm(join(target, name), { recursive: true, force: true });
  }
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * The folder as it really is, also where its last parts are not there yet: what leads into the keys' folder by a link is found out.
 */
export async function realTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await realTarget(above), basename(path));
  }
}

/** @throws NakawariError output-holds-keys when any of these folders is the keys' folder, lies in it, or holds key files itself */
export async function refuseKeysFolder(
  folders: readonly string[],
  keysFolder: string,
  keyFiles: readonly string[],
): Promise<void> {
  const keys = await realTarget(keysFolder);
  const holders = new Set(keyFiles.map((file) => dirname(join(keys, ...file.split('/')))));
  for (const folder of folders) {
    const real = await realTarget(folder);
    if (isIn(real, keys) || holders.has(real))
      throw new NakawariError('output-holds-keys', { folder: basename(folder) });
  }
}
