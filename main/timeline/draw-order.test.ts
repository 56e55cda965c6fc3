import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inbetweensInScope, nearestFirst } from './draw-order';
import { layOutCut } from './lay-out-cut';
import { celsArbitrary, cutFacts, placedCel } from './testing-cuts';

const cut = layOutCut(cutFacts(), [placedCel('A', [1, 1, 1]), placedCel('B', [1, 1, 1])]);

test('the spans under the playhead come first, then those farther away', () => {
  const order = nearestFirst(inbetweensInScope(cut, { kind: 'cut' }), 7).map(({ inbetween }) => inbetween.spanId);
  expect(new Set(order.slice(0, 6))).toEqual(new Set(['A:2~3', 'B:2~3']));
});

test('the first drawing made is the one nearest to the playhead', () => {
  fc.assert(
    fc.property(celsArbitrary, fc.integer({ min: 1, max: 100 }), (cels, playhead) => {
      const drawings = inbetweensInScope(layOutCut(cutFacts(), cels), { kind: 'cut' });
      const order = nearestFirst(drawings, playhead);
      const distances = drawings.map((drawing) => Math.abs(drawing.frame - playhead));
      if (order[0]) expect(Math.abs(order[0].frame - playhead)).toBe(Math.min(...distances));
      expect(new Set(order)).toEqual(new Set(drawings));
    }),
  );
});

test('a long span does not keep the playhead waiting: after four of its drawings a nearer one of another pair comes', () => {
  const long = layOutCut(cutFacts({ rateFps: 60, keyRateFps: 3 }), [placedCel('A', [1, 1]), placedCel('B', [1, 1])]);
  const cels = nearestFirst(inbetweensInScope(long, { kind: 'cut' }), 1).map(({ celId }) => celId);
  expect(cels.slice(0, 8)).toEqual(['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B']);
});

test('a scope takes its own drawings alone, and one that is not there is told', () => {
  const ids = (scope: Parameters<typeof inbetweensInScope>[1]) =>
    inbetweensInScope(cut, scope).map(({ inbetween }) => inbetween.id);
  expect(ids({ kind: 'cel', celId: 'A' })).toHaveLength(6);
  expect(ids({ kind: 'span', celId: 'A', spanId: 'A:1~2' })).toHaveLength(3);
  expect(ids({ kind: 'drawing', celId: 'A', drawingId: 'A:1~2@0.500000' })).toEqual(['A:1~2@0.500000']);
  expect(() => ids({ kind: 'span', celId: 'A', spanId: 'B:1~2' })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});
