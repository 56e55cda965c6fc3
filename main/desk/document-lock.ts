import { randomBytes } from 'node:crypto';
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import { makeFolders } from '../store/write-whole';

const lockSchema = z.strictObject({ token: z.string(), pid: z.int(), machine: z.string() });
type Lock = z.infer<typeof lockSchema>;

/** The holder gives a sign of life this often; one that gave none for so long is gone. */
const SIGN_EVERY_MS = 5000;
const GONE_AFTER_MS = 45_000;
const ATTEMPTS = 3;

/** Locks that this very process holds: a process id says nothing about a program that had the same one before. */
const ours = new Set<string>();

/**
 * One program at a time writes a document: two would each save over what the other did. The lock is a file beside the document, left
 * behind by a kill and taken over then; where it cannot be written at all, nothing can be saved either, and saving says so.
 */
export class DocumentLock {
  readonly #path: string;
  readonly #token: string;
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
    this.#timer = setInterval(() => {
      const now = new Date();
      void utimes(path, now, now).catch(() => undefined);
    }, SIGN_EVERY_MS);
    this.#timer.unref();
  }

  /**
   * @param name how the cut is named to the person
   * @throws NakawariError document-in-use
   */
  static async take(path: string, name: string): Promise<DocumentLock> {
    const token = randomBytes(9).toString('base64url');
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await write(path, { token, pid: process.pid, machine: hostname() })) break;
      if (!(await isAbandoned(path))) throw new NakawariError('document-in-use', { name });
      await rm(path, { force: true }).catch(() => undefined);
    }
    ours.add(token);
    return new DocumentLock(path, token);
  }

  /** False when another program took the document over meanwhile (this one was asleep for long). */
  async isHeld(): Promise<boolean> {
    const lock = await read(this.#path);
    return lock === undefined || lock.token === this.#token;
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    ours.delete(this.#token);
    if ((await read(this.#path))?.token === this.#token) await rm(this.#path, { force: true }).catch(() => undefined);
  }
}

/** True when the lock is ours now, or when no lock can be written here at all. */
async function write(path: string, lock: Lock): Promise<boolean> {
  try {
    await makeFolders(dirname(path), basename(dirname(path)));
    const handle = await open(path, 'wx');
    await handle.writeFile(JSON.stringify(lock)).finally(() => handle.close());
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EEXIST');
  }
}

async function read(path: string): Promise<Lock | undefined> {
  try {
    return lockSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const [lock, found] = [await read(path), await stat(path).catch(() => undefined)];
  if (!found) return true;
  const silentMs = Date.now() - found.mtimeMs;
  // A lock that says nothing was cut off by a kill, or is being written at this moment.
  if (!lock) return silentMs > 1000;
  if (lock.machine === hostname()) {
    if (lock.pid === process.pid) return !ours.has(lock.token);
    if (!isAlive(lock.pid)) return true;
  }
  return silentMs > GONE_AFTER_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
