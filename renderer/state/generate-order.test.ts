import { expect, test } from 'vitest';
import type { Scope } from '../../main/contract/cut';
import { draftKey } from './drafts';
import { countNotDrawn, isAnythingWanted, nearestWanted, wantedInOrder } from './generate-order';
import { cutOfDrawn } from './testing/drawn-cut';
import { letterPicture, smallCel, smallCut } from './testing/small-cut';

const cel = smallCel('A');
cel.drawings = cel.drawings.map((drawing) =>
  drawing.id === 'i1' && drawing.kind === 'inbetween' ? { ...drawing, state: 'wanted', picture: null } : drawing,
);
const cut = smallCut([cel, smallCel('B')]);

test('the nearest to the playhead comes first', () => {
  expect(wantedInOrder(cut, { kind: 'cel', celId: 'A' }, 2, {}).map((wanted) => wanted.drawingId)).toEqual([
    'i1',
    'i2',
  ]);
  expect(wantedInOrder(cut, { kind: 'cel', celId: 'A' }, 9, {}).map((wanted) => wanted.drawingId)).toEqual([
    'i2',
    'i1',
  ]);
});

test('the next one is the first of the order, wherever the playhead is and whatever is drafted by then', () => {
  let drafts = {};
  const { length } = wantedInOrder(cut, { kind: 'cut' }, 1, {});
  for (let drawn = 0; drawn <= length; drawn += 1) {
    for (let frame = 1; frame <= cut.lengthFrames; frame += 1) {
      const [first] = wantedInOrder(cut, { kind: 'cut' }, frame, drafts);
      expect(nearestWanted(cut, { kind: 'cut' }, frame, drafts)).toEqual(first);
      expect(isAnythingWanted(cut, { kind: 'cut' }, drafts)).toBe(first !== undefined);
    }
    const next = nearestWanted(cut, { kind: 'cut' }, 1, drafts);
    if (next) drafts = { ...drafts, [draftKey(next.celId, next.drawingId)]: letterPicture('e') };
  }
  expect(Object.keys(drafts)).toHaveLength(length);
});

test('a scope takes nothing from outside it, and nothing twice', () => {
  expect(wantedInOrder(cut, { kind: 'cut' }, 1, {})).toHaveLength(3);
  expect(wantedInOrder(cut, { kind: 'span', celId: 'A', spanId: 's2' }, 1, {})).toEqual([
    { celId: 'A', drawingId: 'i2' },
  ]);
  const drafts = { [draftKey('A', 'i1')]: letterPicture('e') };
  expect(wantedInOrder(cut, { kind: 'cel', celId: 'A' }, 1, drafts)).toEqual([{ celId: 'A', drawingId: 'i2' }]);
});

test('a draft for another timing than now is to be drawn again; one that a person approved only when it is named', () => {
  const cut = cutOfDrawn([
    { id: 'fresh', doubt01: null },
    { id: 'stale', doubt01: null, madeAt: 0.9 },
    { id: 'approved', doubt01: null, madeAt: 0.9, state: 'approved' },
    { id: 'wanted', doubt01: null, state: 'wanted' },
  ]);
  const ids = (scope: Scope) => wantedInOrder(cut, scope, 1, {}).map((wanted) => wanted.drawingId);
  expect(ids({ kind: 'cut' })).toEqual(['stale', 'wanted']);
  expect(ids({ kind: 'stale' })).toEqual(['stale']);
  expect(ids({ kind: 'drawings', celId: 'A', drawingIds: ['approved'] })).toEqual(['approved']);
  expect(countNotDrawn(cut, { kind: 'cut' }, {})).toBe(1);
});
