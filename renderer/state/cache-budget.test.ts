import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CacheBudget } from './cache-budget';

test('the least recently used picture goes first', () => {
  const budget = new CacheBudget(30);
  for (const name of ['a', 'b', 'c']) budget.admit(name, 10, new Set());
  budget.touch('a');
  expect(budget.admit('d', 10, new Set())).toEqual(['b']);
});

test('a picture that is wanted now is not sent away', () => {
  const budget = new CacheBudget(20);
  budget.admit('a', 10, new Set());
  budget.admit('b', 10, new Set());
  expect(budget.admit('c', 10, new Set(['a']))).toEqual(['b']);
  expect(budget.hasRoomFor(10, new Set(['a', 'c']))).toBe(false);
});

test('the budget holds after any sequence as long as nothing is wanted and each fits', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 40 }))), (steps) => {
      const budget = new CacheBudget(100);
      for (const [name, bytes] of steps) budget.admit(String(name), bytes, new Set());
      return budget.usedBytes <= 100;
    }),
  );
});
