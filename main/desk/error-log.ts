import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorReport, NakawariError } from '../contract/errors';

/** Rotated at this size; three older files are kept. */
const MOST_LOG_BYTES = 1024 * 1024;
const OLDER_LOGS = 3;

/**
 * Errors nobody foresaw, each with an id that the person can name. Stacks and paths stay here: the page gets code and id alone.
 * Written at once and in line, because the next thing that happens may be the end of the program.
 */
export class ErrorLog {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'logs');
  }

  #file(n: number): string {
    return join(this.#folder, n === 0 ? 'nakawari.log' : `nakawari.${n}.log`);
  }

  /** Coded errors stay as they are; anything else is logged and becomes `internal` with the log's id. */
  readonly report = (error: unknown): ErrorReport => {
    if (error instanceof NakawariError) return error.report();
    const log = randomBytes(4).toString('hex');
    this.note(log, traceOf(error));
    return { code: 'internal', detail: { log } };
  };

  /** What has its log id already. */
  readonly note = (logId: string, text: string): void => {
    this.#write(`${new Date().toISOString()} ${logId} ${text}\n`);
  };

  #write(text: string): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#rotate(Buffer.byteLength(text));
      appendFileSync(this.#file(0), text);
    } catch {
      // A log that cannot be written (disk full, no right) must not turn one error into two.
      process.stderr.write(text);
    }
  }

  #rotate(moreBytes: number): void {
    const bytes = statSync(this.#file(0), { throwIfNoEntry: false })?.size ?? 0;
    if (bytes + moreBytes <= MOST_LOG_BYTES) return;
    for (let n = OLDER_LOGS; n > 0; n -= 1) {
      if (statSync(this.#file(n - 1), { throwIfNoEntry: false })) renameSync(this.#file(n - 1), this.#file(n));
    }
  }
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  caused by ${traceOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
