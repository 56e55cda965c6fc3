import { expect, test } from 'vitest';
import type { Correction } from '../../../main/contract/correction';
import type { DrawingMaps } from '../../../main/contract/maps';
import { letterPicture, smallCel } from '../../state/testing/small-cut';
import { guessedPartner, matchesOfSpan, spansAtKey } from './match-points';

const match = (id: string, spanId: string, on = true): Correction => ({
  ...{ id, author: '', at: '2026-01-01T00:00:00.000Z', reason: '', on },
  target: { kind: 'span', spanId, fromUnit: 0, toUnit: 1 },
  gesture: { kind: 'match-point', place0: { xPx: 1, yPx: 1 }, place1: { xPx: 2, yPx: 2 }, reachPx: 20 },
});

test('the matches of a span are counted from 1; others and those that are off are not there', () => {
  const cel = {
    ...smallCel(),
    corrections: [match('a', 's1'), match('b', 's2'), match('c', 's1', false), match('d', 's1')],
  };
  const [span] = cel.spans;
  if (span === undefined) throw new Error('the small cel has spans');
  expect(matchesOfSpan(cel, span).map(({ correction, number }) => [correction.id, number])).toEqual([
    ['a', 1],
    ['d', 2],
  ]);
});

test('a key in the middle can be matched both ways, the first and the last one way', () => {
  const cel = smallCel();
  const sides = (id: string) => {
    const { before, after } = spansAtKey(cel, id);
    return [before?.id, after?.id];
  };
  expect([sides('k1'), sides('k3'), sides('k4')]).toEqual([
    [undefined, 's1'],
    ['s1', 's2'],
    ['s2', undefined],
  ]);
});

test('the network is asked where a spot goes only near to where it says anything', () => {
  const arrows = [
    { xPx: 100, yPx: 100, dxPx: 30, dyPx: -10 },
    { xPx: 400, yPx: 100, dxPx: 0, dyPx: 0 },
  ];
  const maps: DrawingMaps = {
    flow: { picture: letterPicture('e'), maxPx: 40, arrows },
    ...{ keypoints: [], bones: [], occlusion: null, confidence: null },
    masks: { picture: letterPicture('e'), parts: [] },
  };
  expect(guessedPartner(maps, { xPx: 104, yPx: 98 })).toEqual({ xPx: 134, yPx: 88 });
  expect(guessedPartner(maps, { xPx: 250, yPx: 400 })).toBeNull();
  expect(guessedPartner(null, { xPx: 104, yPx: 98 })).toBeNull();
});
