import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRows, unpackRows } from './packed-rows';

const values = fc.oneof(fc.constantFrom<unknown>(null, [], 0, 1, 'a', 'wanted', {}), fc.jsonValue());
const names = fc.constantFrom('id', 'kind', 'frame', 'versions', 'note');
const rows = fc.array(fc.dictionary(names, values, { noNullPrototype: true }), { maxLength: 40 });

test('any rows come back from the wire as they were, in their order', () => {
  fc.assert(
    fc.property(rows, (before) => {
      const sent: unknown = JSON.parse(JSON.stringify(packRows(before)));
      expect(unpackRows(sent)).toEqual(JSON.parse(JSON.stringify(before)));
    }),
  );
});

test('a field that is left out or undefined is not there afterwards either', () => {
  const sent: unknown = JSON.parse(JSON.stringify(packRows([{ a: 1, b: undefined }, { a: 2 }, {}])));
  expect(unpackRows(sent)).toStrictEqual([{ a: 1 }, { a: 2 }, {}]);
});

test('what repeats costs next to nothing', () => {
  const wanted = (n: number) => ({ kind: 'inbetween', state: 'wanted', note: '', picture: null, versions: [], n });
  const many = Array.from({ length: 1000 }, (_, n) => wanted(n));
  expect(JSON.stringify(packRows(many)).length).toBeLessThan(JSON.stringify(many).length / 10);
});

test.each([
  [null],
  [{}],
  [{ order: [0, 1], shapes: [] }],
  [{ order: [0, 1], shapes: [{ names: ['a'], columns: [{}] }] }],
])('what are no packed rows is refused: %j', (value) => {
  expect(() => unpackRows(value)).toThrow(TypeError);
});
