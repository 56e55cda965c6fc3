import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cut } from '../../main/contract/cut';
import { nextWaiting, waitingDrawings } from './review-queue';
import { cutOfDrawn as cutOf, hexPicture as hex } from './testing/drawn-cut';

const NOBODY_LOOKED: ReadonlySet<string> = new Set();

const order = (cut: Cut, seen = NOBODY_LOOKED) => waitingDrawings(cut, seen).map((one) => one.drawing.id);

test('what the network doubts most comes first', () => {
  const cut = cutOf([
    { id: 'sure', doubt01: 0.1 },
    { id: 'doubtful', doubt01: 0.9 },
    { id: 'middling', doubt01: 0.4 },
  ]);
  expect(order(cut)).toEqual(['doubtful', 'middling', 'sure']);
});

test('among drawings of like doubt, the unseen come first', () => {
  const cut = cutOf([
    { id: 'looked-at', doubt01: 0.5 },
    { id: 'unseen', doubt01: 0.5 },
  ]);
  expect(order(cut)).toEqual(['looked-at', 'unseen']);
  expect(order(cut, new Set([hex(1)]))).toEqual(['unseen', 'looked-at']);
});

test('a drawing that tells no doubt is neither first nor last', () => {
  const cut = cutOf([
    { id: 'sure', doubt01: 0 },
    { id: 'unknown', doubt01: null },
    { id: 'doubtful', doubt01: 1 },
  ]);
  expect(order(cut)).toEqual(['doubtful', 'unknown', 'sure']);
});

test('approved, sent back and wanted drawings do not wait', () => {
  const cut = cutOf([
    { id: 'approved', doubt01: 1, state: 'approved' },
    { id: 'sent-back', doubt01: 1, state: 'sent-back' },
    { id: 'wanted', doubt01: 1, state: 'wanted' },
    { id: 'draft', doubt01: 0 },
  ]);
  expect(order(cut)).toEqual(['draft']);
});

test('a judged drawing waits again when its timing changed, or when a newer version lies beside it', () => {
  const cut = cutOf([
    { id: 'changed', doubt01: 0.5, state: 'approved', madeAt: 0.9 },
    { id: 'newer', doubt01: 0.5, state: 'sent-back', later: [hex(99)] },
  ]);
  expect(waitingDrawings(cut, NOBODY_LOOKED).map((one) => one.why)).toEqual(['changed', 'new-version']);
});

test('next goes once round the queue and comes back to where it began', () => {
  const doubts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(doubts, (all) => {
      const queue = waitingDrawings(cutOf(all.map((doubt01, index) => ({ id: `d${index}`, doubt01 }))), NOBODY_LOOKED);
      const visited = new Set<string>();
      let at = queue[0];
      for (let step = 0; step < queue.length && at !== undefined; step += 1) {
        visited.add(at.drawing.id);
        at = nextWaiting(queue, at.celId, at.drawing.id);
      }
      expect(visited.size).toBe(queue.length);
      expect(at?.drawing.id).toBe(queue[0]?.drawing.id);
    }),
  );
});
