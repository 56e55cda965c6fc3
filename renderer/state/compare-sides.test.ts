import { expect, test } from 'vitest';
import { drawingById } from '../../main/contract/cut-queries';
import { type CompareSide, pictureOfSide, sidesFor, usualOther } from './compare-sides';
import { cutOfDrawn, hexPicture } from './testing/drawn-cut';

const cut = cutOfDrawn([
  { id: 'first', doubt01: null },
  { id: 'second', doubt01: null, later: [hexPicture(77)] },
]);
const [cel] = cut.cels;

function at(id: string, side: CompareSide) {
  const drawing = cel && drawingById(cel, id);
  if (cel === undefined || drawing === undefined) throw new Error(`no drawing ${id}`);
  return { drawing, compared: pictureOfSide(cut, cel, drawing, side, {}), cel };
}

test('sides are told from the drawing that is looked at', () => {
  expect(at('first', { kind: 'this' }).compared?.drawing.id).toBe('first');
  expect(at('second', { kind: 'previous' }).compared?.drawing.id).toBe('first');
  expect(at('first', { kind: 'next' }).compared?.drawing.id).toBe('second');
  expect(at('second', { kind: 'first-key' }).compared?.drawing).toMatchObject({ kind: 'key', number: 1 });
  expect(at('second', { kind: 'second-key' }).compared?.drawing).toMatchObject({ kind: 'key', number: 3 });
});

test('a version is named by its number and tells whether the sheet shows it', () => {
  expect(at('second', { kind: 'version', index: 0 }).compared).toMatchObject({ version: 1, isChosen: true });
  expect(at('second', { kind: 'version', index: 1 }).compared).toMatchObject({ version: 2, isChosen: false });
  expect(at('first', { kind: 'version', index: 1 }).compared).toBeNull();
});

test('only sides that exist are offered', () => {
  const kinds = (id: string) => {
    const { drawing, cel: own } = at(id, { kind: 'this' });
    return sidesFor(cut, own, drawing, {}).map((side) => side.kind);
  };
  expect(kinds('first')).toEqual(['this', 'first-key', 'second-key', 'previous', 'next']);
  expect(kinds('second').filter((kind) => kind === 'version')).toHaveLength(2);
  expect(kinds('k1')).not.toContain('first-key');
});

test('a drawing is first compared with its newest other version, else with the key it comes from', () => {
  expect(usualOther(at('second', { kind: 'this' }).drawing)).toEqual({ kind: 'version', index: 1 });
  expect(usualOther(at('first', { kind: 'this' }).drawing)).toEqual({ kind: 'first-key' });
});

test('what was taken along stays, whatever is looked at', () => {
  const pinned: CompareSide = { kind: 'pinned', celId: 'A', drawingId: 'first', picture: hexPicture(1) };
  expect(at('second', pinned).compared?.drawing.id).toBe('first');
  expect(at('second', { ...pinned, celId: 'gone' }).compared).toBeNull();
});
