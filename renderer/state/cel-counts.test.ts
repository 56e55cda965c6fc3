import { expect, test } from 'vitest';
import { celProgress, toDrawInCel, toDrawInCut, toDrawInSpan } from './cel-counts';
import { draftKey } from './drafts';
import { wantedInOrder } from './generate-order';
import { letterPicture, smallCel, smallCut } from './testing/small-cut';

const drafts = { [draftKey('A', 'i2')]: letterPicture('e') };

test('a draft of the running job counts as drawn at once', () => {
  const before = celProgress(smallCel(), {});
  expect(celProgress(smallCel(), drafts).drawn).toBe(before.drawn + 1);
  expect(celProgress(smallCel('B'), drafts), 'and only in its own cel').toEqual(before);
});

test('as many are counted as would be drawn', () => {
  const cut = smallCut();
  const [cel = smallCel()] = cut.cels;
  for (const made of [{}, drafts]) {
    expect(toDrawInCut(cut, made)).toBe(wantedInOrder(cut, { kind: 'cut' }, 1, made).length);
    expect(toDrawInCel(cel, made)).toBe(wantedInOrder(cut, { kind: 'cel', celId: cel.id }, 1, made).length);
    for (const { id } of cel.spans) {
      const scope = { kind: 'span' as const, celId: cel.id, spanId: id };
      expect(toDrawInSpan(cel, id, made)).toBe(wantedInOrder(cut, scope, 1, made).length);
    }
  }
});
