import { NakawariError } from '../contract/errors';

interface Waiting {
  readonly begin: () => void;
  readonly leave: () => void;
}

/**
 * A few tasks at a time, the newest first: who scrolls past pictures wants those that are seen now. A task whose caller has gone is
 * never begun.
 */
export class NewestFirst {
  readonly #atOnce: number;
  #running = 0;
  readonly #waiting: Waiting[] = [];

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** @throws NakawariError cancelled when `signal` fires before the task begins */
  async run<Result>(task: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.#running >= this.#atOnce) await this.#turn(signal);
    else this.#running += 1;
    try {
      if (signal?.aborted) throw new NakawariError('cancelled');
      return await task();
    } finally {
      this.#pass();
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        begin: () => {
          signal?.removeEventListener('abort', waiting.leave);
          resolve();
        },
        leave: () => {
          const index = this.#waiting.indexOf(waiting);
          if (index < 0) return;
          this.#waiting.splice(index, 1);
          reject(new NakawariError('cancelled'));
        },
      };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', waiting.leave, { once: true });
    });
  }

  /** The place goes to the newest that waits, or is free. */
  #pass(): void {
    const next = this.#waiting.pop();
    if (next) next.begin();
    else this.#running -= 1;
  }
}
