import { expect, test } from 'vitest';
import type { Correction, Gesture } from '../../main/contract/correction';
import type { Cut } from '../../main/contract/cut';
import { waitingDrawings } from './review-queue';
import { celOfDrawn, cutOfDrawn } from './testing/drawn-cut';

/** After a correction, drawings that are doubtful in the same place come next. */

const NOBODY: ReadonlySet<string> = new Set();
/** The paper is 960 x 540. */
const HAND = { x01: 0.5, y01: 0.5 };
const FOOT = { x01: 0.1, y01: 0.9 };

function cutWith(corrections: readonly Correction[], lookAts: Readonly<Record<string, typeof HAND>>): Cut {
  const cel = celOfDrawn([
    { id: 'corrected', doubt01: 0.6 },
    { id: 'foot', doubt01: 0.9 },
    { id: 'hand', doubt01: 0.6 },
    { id: 'sure-hand', doubt01: 0.1 },
  ]);
  const drawings = cel.drawings.map((drawing) => {
    const lookAt = lookAts[drawing.id];
    if (drawing.kind !== 'inbetween' || drawing.made === null || !lookAt) return drawing;
    return { ...drawing, made: { ...drawing.made, lookAt } };
  });
  return { ...cutOfDrawn([]), cels: [{ ...cel, drawings, corrections: [...corrections] }], lengthFrames: 8 };
}

const hint: Gesture = {
  ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: 60 },
  ...{ from: { xPx: 470, yPx: 260 }, to: { xPx: 480, yPx: 270 } },
};
const correction = (changes: Partial<Correction> = {}): Correction => ({
  ...{ id: 'c1', author: '', at: '2026-11-22T04:00:00Z', reason: '', on: true, gesture: hint },
  target: { kind: 'drawings', drawingIds: ['corrected'] },
  ...changes,
});
const PLACES = { corrected: HAND, foot: FOOT, hand: HAND, 'sure-hand': HAND };
const order = (cut: Cut) => waitingDrawings(cut, NOBODY).map(({ drawing }) => drawing.id);

test('without a correction the most doubtful comes first', () => {
  expect(order(cutWith([], PLACES))[0]).toBe('foot');
});

test('after one, what is doubtful at that place comes next, and says so', () => {
  const queue = waitingDrawings(cutWith([correction()], PLACES), NOBODY);
  expect(queue[0]).toMatchObject({ drawing: { id: 'hand' }, isLikeCorrected: true });
  expect(queue.filter(({ isLikeCorrected }) => isLikeCorrected)).toHaveLength(1);
});

test('what the network is sure of, and what the correction itself has changed, keep their places', () => {
  const whole = correction({ target: { kind: 'drawings', drawingIds: ['corrected', 'hand'] } });
  expect(order(cutWith([whole], PLACES))[0]).toBe('foot');
});

test('a correction that is switched off tells nothing', () => {
  expect(order(cutWith([correction({ on: false })], PLACES))).toEqual(order(cutWith([], PLACES)));
});

test('of one joint, what was said of it on other keys counts: it may be elsewhere there', () => {
  const wrist = (id: string, xPx: number, yPx: number, target: Correction['target']): Correction =>
    correction({ id, target, gesture: { kind: 'key-point', name: 'left_wrist', place: { xPx, yPx }, state: 'seen' } });
  const onFirst = wrist('c1', 480, 270, { kind: 'key', drawingId: 'elsewhere' });
  const onOther = wrist('c2', 96, 486, { kind: 'key', drawingId: 'elsewhere-too' });
  const queue = waitingDrawings(cutWith([onFirst, onOther], PLACES), NOBODY);
  expect(queue.filter(({ isLikeCorrected }) => isLikeCorrected).map(({ drawing }) => drawing.id)).toContain('foot');
});
