import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { makeFolders, writeWhole } from '../store/write-whole';

const TEMPORARY = /\.[0-9a-f]{12}\.part$/;

/**
 * The file is there whole or as it was before.
 * @throws NakawariError disk-full, output-not-writable
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  await makeFolders(dirname(path), basename(dirname(path)));
  await writeWhole(path, text, `${path}.${randomBytes(6).toString('hex')}.part`);
}

/** Removes what a killed program left half written. Only for folders that one program uses at a time. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (TEMPORARY.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Small files that are only a convenience (settings, recent cuts): a missing or damaged one is as good as none. */
export async function readConvenience<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
