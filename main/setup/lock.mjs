import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { note, SetupError, sentence } from './sentences.mjs';

const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Does `work` while no other Nakawari command installs or builds in this folder. The lock is a folder with the owner's
 * process id; the lock of a process that is gone is taken over.
 *
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  const owner = join(folder, 'owner');
  await mkdir(dirname(folder), { recursive: true });
  const until = Date.now() + LONGEST_WAIT_MS;
  let said = false;
  for (;;) {
    try {
      await mkdir(folder);
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (await isAbandoned(folder, owner)) {
      await rm(folder, { recursive: true, force: true });
      continue;
    }
    if (Date.now() > until) throw new SetupError('lock-timeout', { folder, minutes: LONGEST_WAIT_MS / 60_000 });
    if (!said) note(sentence('lock-waiting'));
    said = true;
    await sleep(300);
  }
  try {
    await writeFile(owner, String(process.pid));
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} owner
 */
async function isAbandoned(folder, owner) {
  const pid = Number(await readFile(owner, 'utf8').catch(() => ''));
  if (pid > 0) return !isAlive(pid);
  // Between making the folder and naming its owner there is a moment; only an old nameless lock is abandoned.
  const made = await stat(folder).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs > 10_000;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
