import { expect, test } from 'vitest';
import { checkedCutSchema } from './checked-cut';
import { type Cel, type Cut, PLAIN_LOOK } from './cut';

const cel: Cel = {
  ...{ id: 'A', name: 'A', look: PLAIN_LOOK, exposures: [], spans: [], restingSpans: [] },
  drawings: [{ kind: 'key', id: 'A:1', mark: 'key', number: 1, file: 'A/1.png', picture: '0'.repeat(64) }],
};
const cut: Cut = {
  ...{ id: '0'.repeat(16), name: '012', widthPx: 960, heightPx: 540, rateFps: 24, keyRateFps: 6, lengthFrames: 4 },
  ...{ cels: [cel], notes: [] },
};
const isTaken = (value: unknown) => checkedCutSchema.safeParse(value).success;

test('a sound cut is taken as it is, the same object, as often as it is asked', () => {
  expect(checkedCutSchema.parse(cut)).toBe(cut);
  expect(checkedCutSchema.parse(cut)).toBe(cut);
});

test.each([
  ['a path in a drawing', { ...cut, cels: [cel, { ...cel, path: '/home' }] }],
  ['a drawing without picture', { ...cut, cels: [{ ...cel, drawings: [{ ...cel.drawings[0], picture: '' }] }] }],
  ['no cel', { ...cut, cels: [] }],
  ['a field that no cut has', { ...cut, folder: '/home' }],
  ['a wrong rate', { ...cut, rateFps: 1000 }],
  ['nothing', null],
])('%s is refused, also beside cels that were found sound before', (_name, value) => {
  expect(isTaken(cut)).toBe(true);
  expect(isTaken(value)).toBe(false);
});
