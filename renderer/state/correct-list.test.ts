import { describe, expect, test } from 'vitest';
import { type Correction, type CorrectionTarget, type Gesture, isTargetFor } from '../../main/contract/correction';
import { drawingById } from '../../main/contract/cut-queries';
import { correctionsListed, framesTouched, type ListPlace, movesFor, nextSpanFor, worstOffPx } from './correct-list';
import { smallCel } from './testing/small-cut';

const spot = { xPx: 1, yPx: 1 };
const hint: Gesture = { kind: 'flow-hint', tUnit: 0.5, from: spot, to: { xPx: 9, yPx: 9 }, reachPx: 20 };
const match: Gesture = { kind: 'match-point', place0: spot, place1: spot, reachPx: 20 };
const joint: Gesture = { kind: 'key-point', name: 'neck', place: spot, state: 'seen' };
const whole = (spanId: string): CorrectionTarget => ({ kind: 'span', spanId, fromUnit: 0, toUnit: 1 });

const said = (id: string, gesture: Gesture, target: CorrectionTarget, day: number): Correction => ({
  ...{ id, author: '', at: `2026-01-0${day}T00:00:00.000Z`, reason: '', on: true, target, gesture },
});
const all = [
  said('alone', hint, { kind: 'drawings', drawingIds: ['i1'] }, 1),
  said('span1', hint, whole('s1'), 2),
  said('span2', match, whole('s2'), 3),
  said('key1', joint, { kind: 'key', drawingId: 'k1' }, 4),
];
const cel = { ...smallCel(), corrections: all };
const placeAt = (drawingId: string, spanId: string): ListPlace => ({
  cel,
  drawing: drawingById(cel, drawingId),
  span: cel.spans.find(({ id }) => id === spanId),
});
const ids = (corrections: readonly Correction[]) => corrections.map(({ id }) => id);

describe('the list', () => {
  test('of an in-between is what touches it, newest first; what is said of its key is among it', () => {
    expect(ids(correctionsListed('drawing', placeAt('i1', 's1')))).toEqual(['key1', 'span1', 'alone']);
  });

  test('of a key is what was said on it, and the matches of the ways that it begins or ends', () => {
    expect(ids(correctionsListed('drawing', placeAt('k1', 's1')))).toEqual(['key1']);
    expect(ids(correctionsListed('drawing', placeAt('k3', 's2')))).toEqual(['span2']);
  });

  test('of a span and of the cel leave out nothing of theirs', () => {
    expect(ids(correctionsListed('span', placeAt('i2', 's2')))).toEqual(['span2']);
    expect(ids(correctionsListed('cel', placeAt('i2', 's2')))).toEqual(['key1', 'span2', 'span1', 'alone']);
  });

  test('tells where the drawings lie that a correction touches', () => {
    const [alone, span1, span2, key1] = all.map((correction) => framesTouched(cel, correction));
    expect([alone, span1, span2, key1]).toEqual([[3], [3], [7], [3]]);
  });
});

test('a correction is as far off as the drawing that obeys it least; one that is obeyed, or switched off, is not off', () => {
  const drawn = (value: number, obeyed: boolean, on = true) => {
    const drawings = cel.drawings.map((drawing) =>
      drawing.kind === 'inbetween' && drawing.made !== null
        ? {
            ...drawing,
            made: {
              ...drawing.made,
              obedience: [{ correctionId: 'span1', measure: 'distance-px' as const, value, obeyed }],
            },
          }
        : drawing,
    );
    const corrections = cel.corrections.map((one) => ({ ...one, on }));
    return corrections
      .filter(({ id }) => id === 'span1')
      .map((one) => worstOffPx({ ...cel, drawings, corrections }, one));
  };
  expect([drawn(7.5, false), drawn(1, true), drawn(7.5, false, false)]).toEqual([[7.5], [null], [null]]);
});

test('a correction is offered only what such a gesture can be said of, and never what it is said of already', () => {
  for (const correction of all) {
    for (const place of [placeAt('i1', 's1'), placeAt('i2', 's2'), placeAt('k3', 's2')]) {
      for (const { target } of movesFor(correction, place)) {
        expect(isTargetFor(correction.gesture.kind, target)).toBe(true);
        expect(target).not.toEqual(correction.target);
      }
    }
  }
  expect(
    all
      .slice(0, 1)
      .flatMap((one) => movesFor(one, placeAt('i1', 's1')))
      .map(({ word }) => word),
  ).toEqual(['upToHere', 'fromHere', 'wholeSpan']);
});

test('the next span is the one that begins where this one ends; what is said of a key has none', () => {
  const next = all.map((correction) => nextSpanFor(cel, correction)?.id);
  expect(next).toEqual(['s2', 's2', undefined, undefined]);
});
