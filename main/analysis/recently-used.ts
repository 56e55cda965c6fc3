/** A small cache by weight: the longest unused values go first. One value heavier than the limit is kept alone. */
export class RecentlyUsed<Value> {
  readonly #values = new Map<string, { value: Value; weight: number }>();
  readonly #limit: number;
  #weight = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const found = this.#values.get(key);
    if (!found) return undefined;
    this.#values.delete(key);
    this.#values.set(key, found);
    return found.value;
  }

  clear(): void {
    this.#values.clear();
    this.#weight = 0;
  }

  set(key: string, value: Value, weight = 1): void {
    this.#weight -= this.#values.get(key)?.weight ?? 0;
    this.#values.delete(key);
    for (const [oldest, { weight: freed }] of this.#values) {
      if (this.#weight + weight <= this.#limit) break;
      this.#values.delete(oldest);
      this.#weight -= freed;
    }
    this.#values.set(key, { value, weight });
    this.#weight += weight;
  }
}
