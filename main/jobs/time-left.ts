/** Enough to even out one slow drawing, few enough to follow a change of size or load. */
const REMEMBERED = 16;
const LEAST_SAMPLES = 2;

/**
 * Seconds left, from a mean of the latest steps without the fastest and slowest fifth: one drawing that waited for a model to
 * load, or came from the store, does not swing it.
 */
export class TimeLeft {
  readonly #secondsPerUnit: number[] = [];
  #lastDone = 0;
  #lastSeconds: number;

  constructor(nowSeconds: number) {
    this.#lastSeconds = nowSeconds;
  }

  note(done: number, nowSeconds: number): void {
    const units = done - this.#lastDone;
    if (units <= 0) return;
    this.#secondsPerUnit.push((nowSeconds - this.#lastSeconds) / units);
    if (this.#secondsPerUnit.length > REMEMBERED) this.#secondsPerUnit.shift();
    this.#lastDone = done;
    this.#lastSeconds = nowSeconds;
  }

  /** Null until there is something to judge by. */
  secondsLeft(total: number): number | null {
    const samples = [...this.#secondsPerUnit].sort((a, b) => a - b);
    if (samples.length < LEAST_SAMPLES) return null;
    const cut = Math.floor(samples.length / 5);
    const middle = samples.slice(cut, samples.length - cut);
    const mean = middle.reduce((sum, seconds) => sum + seconds, 0) / middle.length;
    return Math.max(0, mean * (total - this.#lastDone));
  }
}
