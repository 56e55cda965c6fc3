import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, link, lstat, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { NakawariError } from '../contract/errors';
import { flushFolder, makeFolders, renameOver, writeError, writeFlushed } from '../store/write-whole';

/** Writing what the person asked for, into their folders: whole files or none, and nothing overwritten unasked. */

/** @throws NakawariError output-exists for the first file that is there already */
export async function refuseExisting(files: readonly string[], label: (file: string) => string): Promise<void> {
  const seen = new Set<string>();
  for (const file of files) {
    if (seen.has(file)) throw new NakawariError('usage', { reason: `two results would be named ${label(file)}` });
    seen.add(file);
    // lstat: a link that leads nowhere is something, too.
    if (await lstat(file).catch(() => undefined)) throw new NakawariError('output-exists', { file: label(file) });
  }
}

/** @throws NakawariError output-not-writable, disk-full */
export async function makeFolder(folder: string, label: string): Promise<void> {
  try {
    await makeFolders(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    const isFull = error instanceof NakawariError && error.code === 'disk-full';
    throw new NakawariError(isFull ? 'disk-full' : 'output-not-writable', { folder: label }, { cause: error });
  }
}

const TEMPORARY = /^\.nakawari-[0-9a-f]{12}\.tmp$/;
const STALE_MS = 10 * 60 * 1000;

function temporaryBeside(file: string): string {
  return join(dirname(file), `.nakawari-${randomBytes(6).toString('hex')}.tmp`);
}

/** Removes what a killed run left in this folder; a run that is still writing is younger than that. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of (await readdir(folder).catch(() => [])).filter((one) => TEMPORARY.test(one))) {
    const found = await lstat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > STALE_MS)
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function place(temporary: string, file: string, overwrite: boolean): Promise<void> {
  if (overwrite) return renameOver(temporary, file);
  try {
    // A hard link never replaces: what appeared since we looked stays as it is.
    await link(temporary, file);
    await rm(temporary, { force: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw new NakawariError('output-exists', { file: basename(file) });
    if (code === 'ENOSPC') throw error;
    await renameOver(temporary, file); // a file system without hard links
  }
}

async function written(file: string, overwrite: boolean, fill: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = temporaryBeside(file);
  try {
    await fill(temporary);
    await place(temporary, file, overwrite);
    await flushFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writeError(error, dirname(file));
  }
}

/** A copy, byte for byte. @throws NakawariError output-exists, output-not-writable, disk-full */
export async function placeCopy(from: string, file: string, overwrite: boolean): Promise<void> {
  await written(file, overwrite, async (temporary) => {
    await copyFile(from, temporary, constants.COPYFILE_FICLONE);
    const handle = await open(temporary, 'r+').catch(() => undefined);
    if (!handle) return; // a key may be read-only, and so is its copy then
    await handle.sync();
    await handle.close();
  });
}

/** @throws NakawariError output-exists, output-not-writable, disk-full */
export async function placeText(text: string, file: string, overwrite: boolean): Promise<void> {
  await written(file, overwrite, (temporary) => writeFlushed(temporary, text));
}
