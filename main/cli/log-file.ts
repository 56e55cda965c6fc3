import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stacks are for whoever repairs Nakawari, not for the person who draws: they go to a file that the error names. */
export function appendLog(logId: string, text: string): void {
  try {
    appendFileSync(join(tmpdir(), `nakawari-${logId}.log`), `${text}\n`);
  } catch {
    // No room for a log is no reason to hide the error itself.
  }
}

/** @returns the log's file */
export function writeLog(text: string): string {
  const id = randomBytes(4).toString('hex');
  appendLog(id, text);
  return join(tmpdir(), `nakawari-${id}.log`);
}
