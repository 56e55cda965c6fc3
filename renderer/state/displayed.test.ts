import { expect, test } from 'vitest';
import { displayedAt, flippedDrawing } from './displayed';
import { draftKey } from './drafts';
import { letterPicture, smallCel } from './testing/small-cut';

const cel = smallCel();

test('a drawing that is not drawn yet shows the nearer key in its place, and says which', () => {
  expect(displayedAt(cel, 8, {})).toMatchObject({ picture: letterPicture('d'), standInNumber: 4 });
});

test('a draft of the running job is shown at once', () => {
  const drafts = { [draftKey('A', 'i2')]: letterPicture('e') };
  expect(displayedAt(cel, 8, drafts)).toMatchObject({ picture: letterPicture('e'), standInNumber: null });
});

test('flip holds up the first key, this drawing and the next key of the span under the playhead', () => {
  expect(flippedDrawing(cel, 4, 'first')?.id).toBe('k1');
  expect(flippedDrawing(cel, 4, 'this')?.id).toBe('i1');
  expect(flippedDrawing(cel, 4, 'next')?.id).toBe('k3');
});

test('on the hold of the last key, flip still reaches the span that led to it', () => {
  expect(flippedDrawing(cel, 12, 'first')?.id).toBe('k3');
  expect(flippedDrawing(cel, 12, 'next')?.id).toBe('k4');
});
