/**
 * Which pictures stay decoded within a budget of bytes: the least recently used go first, and what is wanted now is
 * never sent away to make room for something else that is wanted now.
 */
export class CacheBudget {
  readonly #budgetBytes: number;
  readonly #bytesOf = new Map<string, number>();
  #usedBytes = 0;

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  has(name: string): boolean {
    return this.#bytesOf.has(name);
  }

  /** Marks it as the most recently used. */
  touch(name: string): void {
    const bytes = this.#bytesOf.get(name);
    if (bytes === undefined) return;
    this.#bytesOf.delete(name);
    this.#bytesOf.set(name, bytes);
  }

  /** Takes one in and answers which must go for it. One that alone is over the budget is kept: it is being looked at. */
  admit(name: string, bytes: number, wanted: ReadonlySet<string>): string[] {
    this.drop(name);
    this.#bytesOf.set(name, bytes);
    this.#usedBytes += bytes;
    const gone: string[] = [];
    for (const candidate of [...this.#bytesOf.keys()]) {
      if (this.#usedBytes <= this.#budgetBytes) break;
      if (candidate === name || wanted.has(candidate)) continue;
      this.drop(candidate);
      gone.push(candidate);
    }
    return gone;
  }

  /** Whether one of this size can come in without sending away what is wanted. */
  hasRoomFor(bytes: number, wanted: ReadonlySet<string>): boolean {
    let heldBytes = 0;
    for (const [name, size] of this.#bytesOf) if (wanted.has(name)) heldBytes += size;
    return heldBytes === 0 || heldBytes + bytes <= this.#budgetBytes;
  }

  drop(name: string): void {
    this.#usedBytes -= this.#bytesOf.get(name) ?? 0;
    this.#bytesOf.delete(name);
  }
}
