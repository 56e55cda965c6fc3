import { expect, test } from 'vitest';
import { draftKey } from './drafts';
import { StripMaker, stripOf } from './stage-strips';
import { letterPicture, smallCel } from './testing/small-cut';

const cel = smallCel();

test('playing holds the drawing before where one is missing, and shows a draft at once', () => {
  expect(stripOf(cel, {})).toEqual({
    celId: 'A',
    frames: [1, 3, 5, 9],
    pictures: ['a', 'b', 'c', 'd'].map(letterPicture),
  });
  const drawn = stripOf(cel, { [draftKey('A', 'i2')]: letterPicture('e') });
  expect(drawn.pictures).toEqual(['a', 'b', 'c', 'e', 'd'].map(letterPicture));
});

test('a blank is a blank: nothing is held over it, nor after it', () => {
  const blank = {
    ...cel,
    exposures: [
      { frame: 1, drawingId: 'k1' },
      { frame: 3, drawingId: null },
      { frame: 7, drawingId: 'i2' },
      { frame: 9, drawingId: 'k4' },
    ],
  };
  expect(stripOf(blank, {})).toMatchObject({
    frames: [1, 3, 9],
    pictures: [letterPicture('a'), null, letterPicture('d')],
  });
});

test('only cels that changed are made again', () => {
  const maker = new StripMaker();
  const other = smallCel('B');
  expect(maker.changed([cel, other], {})).toHaveLength(2);
  expect(maker.changed([cel, other], {})).toEqual([]);
  expect(maker.changed([cel, { ...other }], {}).map((strip) => strip.celId)).toEqual(['B']);
  const drafts = { [draftKey('A', 'i2')]: letterPicture('e') };
  expect(maker.changed([cel, other], drafts).map((strip) => strip.celId)).toContain('A');
});
