/** One wish among several that may be under way. */
export interface Wish {
  readonly signal: AbortSignal;
  /** A later wish has taken its place: what it brings is of no use any more. */
  isOvertaken(): boolean;
  /** To be called once, whatever came of it. True: nothing is under way now. */
  end(): boolean;
}

/** Wishes of which only one can come true: the latest. */
export class WishOrder {
  #current: AbortController | null = null;
  #ofPersons = 0;

  /** For what the page does by itself in several steps: true until a person wishes something. */
  pageTurn(): () => boolean {
    const before = this.#ofPersons;
    return () => this.#ofPersons === before;
  }

  begin(asker: 'person' | 'page'): Wish {
    if (asker === 'person') this.#ofPersons += 1;
    this.#current?.abort();
    const mine = new AbortController();
    this.#current = mine;
    return {
      signal: mine.signal,
      isOvertaken: () => this.#current !== mine,
      end: () => {
        if (this.#current === mine) this.#current = null;
        return this.#current === null;
      },
    };
  }

  /** Takes back the wish that is under way. */
  cancel(): void {
    this.#current?.abort();
  }
}
