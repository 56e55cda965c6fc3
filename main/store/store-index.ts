/** What the store knows of one entry without touching the disk. */
export interface IndexedEntry {
  readonly id: string;
  /** Data and sidecar together. */
  readonly bytes: number;
  readonly lastUsedMs: number;
}

/** Sizes and times of use of all entries, and what has to go when there is too much. Pure bookkeeping. */
export class StoreIndex {
  readonly #entries = new Map<string, IndexedEntry>();
  readonly #pins = new Map<string, number>();
  #totalBytes = 0;

  get totalBytes(): number {
    return this.#totalBytes;
  }

  ids(): string[] {
    return [...this.#entries.keys()];
  }

  set(entry: IndexedEntry): void {
    this.delete(entry.id);
    this.#entries.set(entry.id, entry);
    this.#totalBytes += entry.bytes;
  }

  delete(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#totalBytes -= entry.bytes;
    this.#entries.delete(id);
  }

  used(id: string, nowMs: number): void {
    const entry = this.#entries.get(id);
    if (entry) this.#entries.set(id, { ...entry, lastUsedMs: nowMs });
  }

  /** Counts: two users of one entry need two releases. */
  pin(id: string): () => void {
    this.#pins.set(id, (this.#pins.get(id) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const count = (this.#pins.get(id) ?? 1) - 1;
      if (count > 0) this.#pins.set(id, count);
      else this.#pins.delete(id);
    };
  }

  /** The entries to remove, longest unused first, so that the rest fits. What is pinned stays even if it does not. */
  surplus(limitBytes: number): string[] {
    const going: string[] = [];
    let bytes = this.#totalBytes;
    const byAge = [...this.#entries.values()].sort((a, b) => a.lastUsedMs - b.lastUsedMs);
    for (const entry of byAge) {
      if (bytes <= limitBytes) break;
      if (this.#pins.has(entry.id)) continue;
      going.push(entry.id);
      bytes -= entry.bytes;
    }
    return going;
  }
}
