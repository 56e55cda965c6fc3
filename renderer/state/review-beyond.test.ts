import { expect, test } from 'vitest';
import { pairsBeyond } from './review-beyond';
import { cutOfDrawn } from './testing/drawn-cut';

const draw = (...doubts: readonly (number | null)[]) =>
  cutOfDrawn(doubts.map((doubt01, index) => ({ id: `d${index}`, doubt01 })));

test('a pair that the network can do is no matter', () => {
  expect(pairsBeyond(draw(0.2, 0.5, 0.3))).toEqual([]);
  expect(pairsBeyond(draw(null, null))).toEqual([]);
});

test('beyond its means: one breakdown where the doubt is greatest', () => {
  const [pair] = pairsBeyond(draw(0.3, 0.4, 0.95));
  expect(pair).toMatchObject({ celName: 'A', fromNumber: 1, toNumber: 3, tUnit: 0.75, frame: 4 });
});

test('where all are as bad, the middle helps both halves', () => {
  const [pair] = pairsBeyond(draw(0.92, 0.95, 0.93));
  expect(pair).toMatchObject({ tUnit: 0.5, frame: 3 });
});

test('what a person has judged is out of the question', () => {
  const cut = cutOfDrawn([{ id: 'd0', doubt01: 1, state: 'approved' }]);
  expect(pairsBeyond(cut)).toEqual([]);
});
