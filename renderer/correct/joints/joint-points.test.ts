import { expect, test } from 'vitest';
import type { Correction, Gesture } from '../../../main/contract/correction';
import type { Cel, Inbetween } from '../../../main/contract/cut';
import type { DrawingMaps } from '../../../main/contract/maps';
import { letterPicture, smallCel } from '../../state/testing/small-cut';
import { bonesOf, freshName, jointsAtT, jointsOfKey, jointsToAdd, offPxOf } from './joint-points';

const maps: DrawingMaps = {
  flow: null,
  keypoints: [
    { name: 'neck', xPx: 100, yPx: 100, visibility01: 0.95 },
    { name: 'left_wrist', xPx: 200, yPx: 150, visibility01: 0.6 },
    { name: 'right_wrist', xPx: 10, yPx: 10, visibility01: 0.2 },
  ],
  bones: [
    [0, 1],
    [0, 2],
  ],
  masks: { picture: letterPicture('e'), parts: [] },
  occlusion: null,
  confidence: null,
};

const place = (xPx: number, yPx: number) => ({ xPx, yPx });
let count = 0;
function said(gesture: Gesture, target: Correction['target'], more: Partial<Correction> = {}): Correction {
  count += 1;
  const at = new Date(Date.UTC(2026, 0, 1) + count).toISOString();
  return { id: `c${count}`, author: '', at, reason: '', on: true, target, gesture, ...more };
}
const onKey = { kind: 'key', drawingId: 'k1' } as const;
const here: Correction['target'] = { kind: 'drawings', drawingIds: ['i1'] };
const keyPoint = (name: string, xPx: number, state: 'seen' | 'behind' | 'absent' = 'seen'): Gesture => ({
  ...{ kind: 'key-point', name, place: place(xPx, 5), state },
});
const withCorrections = (...corrections: Correction[]): Cel => ({ ...smallCel(), corrections });

test('a joint lies where a person put it, and where the network sees it otherwise; what nobody sees is not shown', () => {
  const joints = jointsOfKey(withCorrections(said(keyPoint('neck', 77), onKey)), 'k1', maps);
  expect(joints.map(({ name, place: at, state }) => [name, at.xPx, state])).toEqual([
    ['neck', 77, 'seen'],
    ['left_wrist', 200, 'behind'],
  ]);
  expect(jointsToAdd(joints, maps)).toEqual(['right_wrist']);
});

test('the newest word counts, one that is switched off does not, and another key has its own', () => {
  const first = said(keyPoint('neck', 1), onKey);
  const second = said(keyPoint('neck', 2), onKey);
  const off = said(keyPoint('neck', 3), onKey, { on: false });
  const other = said(keyPoint('neck', 4), { kind: 'key', drawingId: 'k3' });
  const cel = withCorrections(second, first, off, other);
  expect(jointsOfKey(cel, 'k1', maps)[0]?.place.xPx).toBe(2);
  expect(jointsOfKey(cel, 'k3', maps)[0]?.place.xPx).toBe(4);
});

test("a point of a person's own is there with its name, and a joint that is not there has no bones", () => {
  const cel = withCorrections(said(keyPoint('tail', 9), onKey), said(keyPoint('neck', 9, 'absent'), onKey));
  const joints = jointsOfKey(cel, 'k1', maps);
  expect(joints.find(({ name }) => name === 'tail')).toMatchObject({ isFree: true, place: { xPx: 9 } });
  expect(bonesOf(joints, maps)).toEqual([]);
  expect(bonesOf(jointsOfKey(smallCel(), 'k1', maps), maps)).toHaveLength(1);
});

test('on an in-between a joint lies where it was put on that very drawing; one that was put elsewhere shows where it is now', () => {
  const cel = smallCel();
  const drawing = cel.drawings.find((one): one is Inbetween => one.id === 'i1');
  const [span] = cel.spans;
  if (drawing === undefined || span === undefined) throw new Error('the small cel has an in-between');
  const put = (tUnit: number) => said({ kind: 'point-at', name: 'neck', tUnit, from: null, to: place(55, 66) }, here);
  const placed = (correction: Correction) =>
    jointsAtT({ ...cel, corrections: [correction] }, drawing, span, maps).find(({ name }) => name === 'neck');
  expect(placed(put(0.5))?.place).toEqual(place(55, 66));
  expect(placed(put(0.25))).toMatchObject({ place: place(100, 100) });
  expect(placed(put(0.25))?.correction).not.toBeNull();
});

test('only what was measured and not obeyed is off by something', () => {
  const correction = said(keyPoint('neck', 1), onKey);
  const of = (obeyed: boolean, value: number | null) => [
    { correctionId: correction.id, measure: 'distance-px' as const, value, obeyed },
  ];
  expect(offPxOf(correction, of(false, 7.5))).toBe(7.5);
  expect(offPxOf(correction, of(true, 1))).toBeNull();
  expect(offPxOf(correction, of(false, null))).toBeNull();
  expect(offPxOf(correction, undefined)).toBeNull();
  expect(offPxOf(null, of(false, 7.5))).toBeNull();
});

test('a new point has a name that no other one has', () => {
  expect(freshName('point', [])).toBe('point 1');
  expect(freshName('point', ['point 1', 'point 3'])).toBe('point 2');
});
