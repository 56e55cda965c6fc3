import type { Row } from './report';
import { meanOf, quantile } from './summary';

export interface PairedDifference {
  /** Mean of (second - first) over the drawings that both have, with its 95 % interval. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

/** A small seeded generator (mulberry32): the same reports give the same intervals. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const RESAMPLES = 2000;

/**
 * Bootstrap over cases, not drawings: the drawings of one case share their difficulty.
 * @param byCase the differences of each case
 */
export function bootstrapMean(byCase: readonly (readonly number[])[], seed = 1): { low: number; high: number } {
  const random = seededRandom(seed);
  const means: number[] = [];
  const sums = byCase.map((values) => ({ sum: values.reduce((a, b) => a + b, 0), count: values.length }));
  for (let n = 0; n < RESAMPLES; n += 1) {
    let [sum, count] = [0, 0];
    for (let i = 0; i < sums.length; i += 1) {
      const chosen = sums[Math.floor(random() * sums.length)];
      sum += chosen?.sum ?? 0;
      count += chosen?.count ?? 0;
    }
    means.push(sum / count);
  }
  means.sort((a, b) => a - b);
  return { low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

const drawingOf = (row: Row) => `${row.case} ${row.tUnit}`;

/** Undefined when the two share no drawing that has the figure. */
export function pairedDifference(
  first: readonly Row[],
  second: readonly Row[],
  figureOf: (row: Row) => number | null,
): PairedDifference | undefined {
  const before = new Map(first.map((row) => [drawingOf(row), figureOf(row)]));
  const byCase = new Map<string, number[]>();
  for (const row of second) {
    const [old, now] = [before.get(drawingOf(row)), figureOf(row)];
    if (old === undefined || old === null || now === null) continue;
    byCase.set(row.case, [...(byCase.get(row.case) ?? []), now - old]);
  }
  const all = [...byCase.values()].flat();
  if (all.length === 0) return undefined;
  return { mean: meanOf(all), ...bootstrapMean([...byCase.values()]), pairs: all.length };
}
