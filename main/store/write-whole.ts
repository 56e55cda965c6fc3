import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NakawariError } from '../contract/errors';

/** Turns what the system says about a failed write into what a person can act on; other errors stay as they are. */
export function writeError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    return new NakawariError('disk-full', { folder }, { cause: error });
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS' || error.code === 'ENOTDIR') {
    return new NakawariError('output-not-writable', { folder }, { cause: error });
  }
  return error;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/**
 * Makes a folder and those above it. Node's own recursive mkdir never returns where a folder is there but nothing can be made in
 * it (/proc), hence this one.
 * @param label what an error calls the folder; without it the whole path
 * @returns the folders that were made, topmost first
 * @throws NakawariError disk-full, output-not-writable
 */
export async function makeFolders(folder: string, label = folder): Promise<string[]> {
  if (await isFolder(folder)) return [];
  const above = dirname(folder);
  const made = above === folder ? [] : await makeFolders(above, label);
  try {
    await mkdir(folder);
    return [...made, folder];
  } catch (error) {
    if (await isFolder(folder)) return made; // someone else was quicker
    const known = writeError(error, label);
    throw known instanceof NakawariError
      ? known
      : new NakawariError('output-not-writable', { folder: label }, { cause: error });
  }
}

/** Writes and flushes to the disk: after this the bytes survive a power cut, under this name. */
export async function writeFlushed(path: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What was written to this file under any name survives a power cut from here on. */
export async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename inside this folder survive a power cut. Windows cannot open folders and does not need it. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/**
 * A rename that replaces. On Windows a file that someone else has open just now cannot be replaced; that passes within a moment.
 */
export async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EBUSY');
      if (process.platform !== 'win32' || !busy || attempt >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * The file is there whole or not at all, whenever the program ends.
 * @throws NakawariError disk-full, output-not-writable
 */
export async function writeWhole(path: string, bytes: Uint8Array | string, temporary: string): Promise<void> {
  const folder = dirname(path);
  try {
    await writeFlushed(temporary, bytes);
    await renameOver(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writeError(error, folder);
  }
  await flushFolder(folder);
}
