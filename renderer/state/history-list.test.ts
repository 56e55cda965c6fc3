import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyRows, rowsInView } from './history-list';

const AT = '2026-11-22T10:00:00.000Z';
const steps = [
  { name: 'set-inbetween-count', count: 1, at: AT },
  { name: 'review', count: 3, at: AT },
  { name: 'generate', count: 1, at: AT },
];

test('every line says where a click on it leads, and the line of now is marked', () => {
  const rows = historyRows({ steps, position: 4 });
  expect(rows.map((row) => row.position)).toEqual([0, 1, 4, 5]);
  expect(rows.filter((row) => row.isNow).map((row) => row.name)).toEqual(['review']);
});

test('within a line of several steps it is told how many are done', () => {
  const row = historyRows({ steps, position: 2 })[2];
  expect(row).toMatchObject({ name: 'review', count: 3, done: 1, isNow: true });
});

test('one line is the line of now, wherever in the history one stands', () => {
  const lists = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }).chain((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return fc.record({ counts: fc.constant(counts), position: fc.integer({ min: 0, max: total }) });
  });
  fc.assert(
    fc.property(lists, ({ counts, position }) => {
      const rows = historyRows({ steps: counts.map((count) => ({ name: 'review', count, at: AT })), position });
      expect(rows.filter((row) => row.isNow)).toHaveLength(1);
      expect(rows.reduce((sum, row) => sum + row.done, 0)).toBe(position);
    }),
  );
});

test('only the lines in view are built, however long the list', () => {
  const { first, last } = rowsInView(20_000, 400, 26, 100_000);
  expect(last - first).toBeLessThan(40);
  expect(first * 26).toBeLessThanOrEqual(20_000);
  expect(last * 26).toBeGreaterThanOrEqual(20_400);
  expect(rowsInView(0, 400, 26, 3)).toEqual({ first: 0, last: 2 });
});
