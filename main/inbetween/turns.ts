/** Who waits less: a person who looks at one drawing's maps goes before drawings that a job still wants. */
export type Rank = 'look' | 'draw';

interface Waiting {
  readonly rank: Rank;
  readonly start: () => void;
}

/** One at a time. Within a rank in order of asking; `look` before `draw`; what runs is never interrupted. */
export class Turns {
  #running = false;
  #waiting: Waiting[] = [];
  #idle: (() => void)[] = [];

  /** Runs `act` when its turn comes. A signal that fires before that takes the place out of the queue and rejects with `refused()`. */
  take<Result>(
    rank: Rank,
    act: () => Promise<Result>,
    signal: AbortSignal | undefined,
    refused: () => Error,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((one) => one !== mine);
        reject(refused());
      };
      const mine: Waiting = {
        rank,
        start: () => {
          signal?.removeEventListener('abort', leave);
          act()
            .then(resolve, reject)
            .finally(() => this.#next());
        },
      };
      if (signal?.aborted) {
        reject(refused());
        return;
      }
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(mine);
      if (!this.#running) this.#next();
    });
  }

  /** Resolves when nothing runs and nobody waits. */
  async idle(): Promise<void> {
    if (!this.#running) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #next(): void {
    const looking = this.#waiting.findIndex((one) => one.rank === 'look');
    const [chosen] = this.#waiting.splice(Math.max(looking, 0), 1);
    this.#running = chosen !== undefined;
    if (chosen) chosen.start();
    else for (const resolve of this.#idle.splice(0)) resolve();
  }
}
