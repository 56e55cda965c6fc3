import { expect, test } from 'vitest';
import { copyOf, drawingsOf, pasteTargets } from './clipboard';
import { smallCel, smallCut } from './testing/small-cut';

const cut = smallCut([smallCel('A'), smallCel('B'), smallCel('C')]);

test('what is copied is what was seen, frame by frame, also from the middle of a hold', () => {
  const { cels } = copyOf(cut, { celIds: ['A'], from: 2, to: 6 });
  expect(cels).toEqual([{ celId: 'A', drawingIds: ['k1', 'i1', 'i1', 'k3', 'k3'] }]);
});

test('pasted on one of its own cels, everything goes back to its own cels', () => {
  const copied = copyOf(cut, { celIds: ['A', 'B'], from: 1, to: 2 });
  const targets = pasteTargets(cut, copied, 'A');
  expect([...targets].map(([from, to]) => [from, to.id])).toEqual([
    ['A', 'A'],
    ['B', 'B'],
  ]);
});

test('pasted elsewhere, the front cel goes to where the person is and the others below it', () => {
  const copied = copyOf(cut, { celIds: ['A'], from: 1, to: 2 });
  expect([...pasteTargets(cut, copied, 'C')].map(([from, to]) => [from, to.id])).toEqual([['A', 'C']]);
  const two = copyOf(cut, { celIds: ['B', 'C'], from: 1, to: 2 });
  expect([...pasteTargets(cut, two, 'A')].map(([from, to]) => [from, to.id])).toEqual([['C', 'A']]);
});

test('drawings are taken once each, at the pace that most of them had', () => {
  expect(drawingsOf(['a', 'a', 'b', 'b', null, 'c', 'c', 'c'])).toEqual({ ids: ['a', 'b', 'c'], usualFrames: 2 });
  expect(drawingsOf([null, null])).toEqual({ ids: [], usualFrames: 1 });
});
