import { expect, test } from 'vitest';
import { draftKey, draftsStillNeeded } from './drafts';
import { letterPicture, smallCut } from './testing/small-cut';

test('a draft is kept until the document has its drawing, and let go then', () => {
  const cut = smallCut();
  const wanted = { [draftKey('A', 'i2')]: letterPicture('e') };
  expect(draftsStillNeeded(cut, wanted)).toBe(wanted);
  expect(draftsStillNeeded(cut, { ...wanted, [draftKey('A', 'i1')]: letterPicture('f') })).toEqual(wanted);
  expect(draftsStillNeeded(cut, { [draftKey('A', 'gone')]: letterPicture('f') })).toEqual({});
});
