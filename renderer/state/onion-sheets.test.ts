import { expect, test } from 'vitest';
import { onionSheets } from './onion-sheets';
import type { Onion } from './onion-store';
import { letterPicture, smallCel } from './testing/small-cut';

const onion: Onion = { before: 1, after: 1, keysOnly: false, tint: 'none', opacity01: 0.5 };
const cel = smallCel();
const pictures = (frame: number, change: Partial<Onion> = {}) =>
  onionSheets(cel, frame, {}, { ...onion, ...change }).map((sheet) => sheet.picture);

test('the onion skin takes the drawings beside this one, not the frames beside it', () => {
  expect(pictures(4)).toEqual([letterPicture('a'), letterPicture('c')]);
  expect(pictures(1)).toEqual([letterPicture('b')]);
});

test('so many before and after, the farthest laid down first and faintest', () => {
  expect(pictures(5, { before: 2, after: 0 })).toEqual([letterPicture('a'), letterPicture('b')]);
  const [farthest, nearest] = onionSheets(cel, 5, {}, { ...onion, before: 2, after: 0 });
  expect(farthest?.opacity01).toBeLessThan(nearest?.opacity01 ?? 0);
  expect(nearest?.opacity01).toBe(0.5);
});

test('a drawing that is not drawn yet is passed over, and keys only means keys', () => {
  expect(pictures(5, { before: 0, after: 1 })).toEqual([letterPicture('d')]);
  expect(pictures(5, { before: 1, after: 1, keysOnly: true })).toEqual([letterPicture('a'), letterPicture('d')]);
});

test('a cel that returns to a drawing does not lay it down twice', () => {
  const back = {
    ...cel,
    exposures: [...cel.exposures, { frame: 11, drawingId: 'k3' }, { frame: 12, drawingId: 'k4' }],
  };
  const sheets = onionSheets(back, 12, {}, { ...onion, before: 9, after: 0 });
  expect(sheets.map((sheet) => sheet.picture)).toEqual([letterPicture('a'), letterPicture('b'), letterPicture('c')]);
});
