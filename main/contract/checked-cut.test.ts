import { expect, test } from 'vitest';
import { isSoundCut } from './checked-cut';
import { type Cel, type Cut, PLAIN_LOOK } from './cut';

const cel: Cel = {
  ...{ id: 'A', name: 'A', look: PLAIN_LOOK, exposures: [], spans: [], restingSpans: [], corrections: [] },
  drawings: [{ kind: 'key', id: 'A:1', mark: 'key', number: 1, file: 'A/1.png', picture: '0'.repeat(64) }],
};
const cut: Cut = {
  ...{ id: '0'.repeat(16), name: '012', widthPx: 960, heightPx: 540, rateFps: 24, keyRateFps: 6, lengthFrames: 4 },
  ...{ cels: [cel], notes: [] },
};
const other = { ...cel, id: 'B' };

test('a sound cut is told sound, on its own and beside one that was checked before', () => {
  expect(isSoundCut(cut, undefined)).toBe(true);
  expect(isSoundCut({ ...cut, cels: [cel, other] }, cut)).toBe(true);
});

/** As what came from elsewhere could be. */
const asCut = (value: object): Cut => JSON.parse(JSON.stringify(value));
const broken: readonly (readonly [string, Cut])[] = [
  ['a path in a cel', asCut({ ...cut, cels: [{ ...cel, path: '/home' }] })],
  ['a drawing without picture', asCut({ ...cut, cels: [{ ...cel, drawings: [{ ...cel.drawings[0], picture: '' }] }] })],
  [
    'an exposure before the first frame',
    asCut({ ...cut, cels: [{ ...cel, exposures: [{ frame: 0, drawingId: null }] }] }),
  ],
  ['a span without ends', asCut({ ...cut, cels: [{ ...cel, spans: [{ id: 'A:1~2' }] }] })],
  ['no cel', { ...cut, cels: [] }],
  ['a field that no cut has', asCut({ ...cut, folder: '/home' })],
  ['a wrong rate', { ...cut, rateFps: 1000 }],
];

test.each(broken)('%s is refused, also beside what was found sound before', (_name, value) => {
  expect(isSoundCut(value, undefined)).toBe(false);
  expect(isSoundCut(value, cut)).toBe(false);
});

test('what is not sound is found among elements that are the same as before', () => {
  const many: Cut = { ...cut, cels: [{ ...cel, exposures: [{ frame: 1, drawingId: 'A:1' }] }] };
  const first = many.cels[0] ?? cel;
  const next = { ...many, cels: [{ ...first, exposures: [...first.exposures, { frame: 0.5, drawingId: null }] }] };
  expect([isSoundCut(many, undefined), isSoundCut(next, many)]).toEqual([true, false]);
});
