import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairedDifference } from './paired-difference';
import type { EvalReport, Row } from './report';
import { PICTURE_FIGURES, type PictureScore, pictureScoreSchema } from './score-drawing';
import { quantile, summarise } from './summary';
import { compareReports } from './tables';

function row(method: string, name: string, cdE5: number, more: Partial<PictureScore> = {}): Row {
  const empty = Object.fromEntries(PICTURE_FIGURES.map((figure) => [figure, null]));
  const score = pictureScoreSchema.parse({ ...empty, cdE5, ...more });
  return { case: name, tUnit: 0.5, toldUnit: 0.5, method, motionBin: '>50', kind: null, score };
}

function report(rows: readonly Row[]): EvalReport {
  const methods = [...new Set(rows.map((one) => one.method))].map((name) => ({
    name,
    kind: 'model' as const,
    note: '',
  }));
  return {
    ...{ format: 'nakawari-eval', version: 1, program: 'test', set: 'S', cases: 1, time: 'plain' },
    ...{ methods, rows: [...rows], structure: {}, temporal: {}, parts: [], failed: [] },
  };
}

const cdOf = ({ score }: Row) => score.cdE5;

test('a method that is better on every case is called better, and by how much', () => {
  const cases = Array.from({ length: 20 }, (_, i) => `c${i}`);
  const rows = cases.flatMap((name, i) => [row('old', name, 10 + i), row('new', name, 8 + i + (i % 3) * 0.1)]);
  const [found] = compareReports([report(rows)]).filter((one) => one.bin === 'all' && one.figure === 'cdE5');
  expect(found).toMatchObject({ first: 'old', second: 'new', pairs: 20, verdict: 'better' });
  expect(found?.mean).toBeCloseTo(-1.905, 5);
  expect(found?.low).toBeLessThan(found?.mean ?? 0);
  expect(found?.high).toBeGreaterThan(found?.mean ?? 0);
});

test('a difference that chance explains stays open', () => {
  const rows = Array.from({ length: 12 }, (_, i) => `c${i}`).flatMap((name, i) => [
    row('old', name, 10),
    row('new', name, 10 + (i % 2 ? 1 : -1)),
  ]);
  expect(compareReports([report(rows)]).find((one) => one.figure === 'cdE5')?.verdict).toBe('open');
});

test('only drawings that both have count', () => {
  const found = pairedDifference([row('a', '1', 5), row('a', '2', 100)], [row('b', '1', 6), row('b', '3', 1)], cdOf);
  expect(found).toMatchObject({ mean: 1, pairs: 1 });
  expect(pairedDifference([row('a', '1', 5)], [row('b', '2', 5)], cdOf)).toBeUndefined();
});

test('the mean lies within its interval, and the same reports give the same interval', () => {
  const differences = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(differences, (values) => {
      const first = values.map((_, i) => row('a', `${i}`, 100));
      const second = values.map((value, i) => row('b', `${i}`, 100 + value));
      const found = pairedDifference(first, second, cdOf);
      expect(found).toEqual(pairedDifference(first, second, cdOf));
      if (!found) throw new Error('both have all drawings');
      expect(found.low).toBeLessThanOrEqual(found.high);
      expect(found.low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(found.high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
    }),
    { numRuns: 30 },
  );
});

test('summaries tell the tail: median, 95th percentile, failures', () => {
  const rows = [1, 2, 3, 4, 100].map((cd, i) => row('m', `${i}`, cd, { ghostRate: cd > 50 ? 0.5 : 0, inkRatio: 1 }));
  const [summary] = summarise(rows);
  expect(summary).toMatchObject({ drawings: 5, failures: 0.2, figures: { cdE5: { mean: 22, median: 3 } } });
  expect(summary?.figures.cdE5?.p95).toBeCloseTo(80.8);
  expect(quantile([1, 2], 0.5)).toBe(1.5);
});
