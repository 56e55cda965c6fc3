import { useRegion } from '../../state/correct-region';

/** What is being looked for in a drawing for a region (fills, edges, regions that somebody else finds), and who waits for it. */
export class Searches {
  readonly #running = new Set<Promise<void>>();
  #stopping = new AbortController();
  #ended = false;
  #isWaitedFor = false;

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** For one search: when it is called off, and how far it has come. */
  watched() {
    const { signal } = this.#stopping;
    return { signal, onProgress: (done01: number) => useRegion.setState({ done01 }) };
  }

  /** Those that run are called off; later ones are not. */
  stop(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }

  end(): void {
    this.#ended = true;
    this.#stopping.abort();
    useRegion.setState({ busy: false, isLooking: false });
  }

  async run(work: () => Promise<void>): Promise<void> {
    const running = work();
    this.#running.add(running);
    useRegion.setState({ isLooking: true });
    try {
      await running;
    } finally {
      this.#running.delete(running);
      if (!this.#ended) useRegion.setState({ isLooking: this.isRunning });
    }
  }

  /** The part of a search that takes its time, with a bar. */
  async busy<Result>(work: () => Promise<Result>): Promise<Result> {
    useRegion.setState({ busy: true, done01: 0 });
    try {
      return await work();
    } finally {
      // Of two the other may go on.
      useRegion.setState({ busy: this.#running.size > 1, done01: 0 });
    }
  }

  /** Once all that is being looked for lies in the region, or was told that it cannot. False: it ended meanwhile, or somebody waits already. */
  async all(): Promise<boolean> {
    if (this.#isWaitedFor) return false;
    this.#isWaitedFor = true;
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
    this.#isWaitedFor = false;
    return !this.#ended;
  }
}
