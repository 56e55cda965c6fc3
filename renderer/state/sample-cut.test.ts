import { expect, test } from 'vitest';
import type { RecentCut } from '../../main/contract/procedures';
import { listCuts } from './sample-cut';

const recent = (cutId: string, missing = false): RecentCut => {
  return { cutId, name: cutId, openedAt: '2026-11-21T00:00:00.000Z', picture: null, missing };
};

test('the sample stands once: in its place among the recent cuts when it was opened, else below them', () => {
  const opened = listCuts([recent('mine'), recent('sample')], 'sample');
  expect(opened.cuts.map(({ isSample }) => isSample)).toEqual([false, true]);
  expect(opened.offersSample).toBe(false);
  expect(listCuts([recent('mine')], 'sample').offersSample).toBe(true);
  expect(listCuts([], null).offersSample).toBe(true);
});

test('a sample that has moved can still be opened, and does not stand there twice', () => {
  const { cuts, offersSample } = listCuts([recent('mine', true), recent('sample', true)], 'sample');
  expect([cuts.map(({ cutId }) => cutId), offersSample]).toEqual([['mine'], true]);
});
