import { z } from 'zod';

/** Sums over a test set of what a network says it saw, against the labels. All are sums and counts, so that cases add up. */
export const tallySchema = z.strictObject({ sum: z.number(), count: z.number() });
export type Tally = z.infer<typeof tallySchema>;

/** Counts tallies under names. */
export class Tallies {
  readonly #of = new Map<string, Tally>();

  add(name: string, value: number, count = 1): void {
    const before = this.#of.get(name) ?? { sum: 0, count: 0 };
    this.#of.set(name, { sum: before.sum + value, count: before.count + count });
  }

  toRecord(): Record<string, Tally> {
    return Object.fromEntries(this.#of);
  }
}
