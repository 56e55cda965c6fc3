/**
 * A value that changes, and those who wait for it to change. Each watcher gets the value now and then the newest whenever there is a
 * new one; a slow watcher skips values, never the last.
 */
export class Told {
  #version = 0;
  readonly #waiting = new Set<() => void>();

  /** Wakes everyone who waits. */
  tell(): void {
    this.#version += 1;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resume of waiting) resume();
  }

  /** Resolves at the next `tell`, or when `signal` fires. */
  next(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const resume = () => {
        signal?.removeEventListener('abort', resume);
        this.#waiting.delete(resume);
        resolve();
      };
      this.#waiting.add(resume);
      signal?.addEventListener('abort', resume, { once: true });
    });
  }

  /** `read()` now and after every `tell`, until the watcher leaves. */
  async *watch<T>(read: () => T, signal?: AbortSignal): AsyncGenerator<T, void, void> {
    let seen = -1;
    while (!signal?.aborted) {
      if (seen === this.#version) {
        await this.next(signal);
        continue;
      }
      seen = this.#version;
      yield read();
    }
  }
}
