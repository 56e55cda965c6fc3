import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inbetweenStateSchema } from '../../main/contract/cut';
import { progressOf, progressParts } from './review-progress';
import { cutOfDrawn } from './testing/drawn-cut';

const states = fc.array(fc.constantFrom(...inbetweenStateSchema.options), { minLength: 1, maxLength: 60 });
const cuts = states.map((all) => cutOfDrawn(all.map((state, index) => ({ id: `d${index}`, doubt01: null, state }))));

test('every in-between is counted once, by its state', () => {
  fc.assert(
    fc.property(cuts, (cut) => {
      const { counts, inbetweens, keys } = progressOf(cut);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(inbetweens);
      expect(keys).toBe(2);
    }),
  );
});

test('the parts fill the bar, and none is too thin to be seen', () => {
  fc.assert(
    fc.property(cuts, (cut) => {
      const parts = progressParts(progressOf(cut));
      expect(parts.reduce((sum, part) => sum + part.share01, 0)).toBeCloseTo(1);
      for (const part of parts) expect(part.share01).toBeGreaterThan(0.01);
    }),
  );
});

test('what lies beside the sheet does not count, and a drawing for another timing counts as stale', () => {
  const cut = cutOfDrawn([
    { id: 'shown', doubt01: null, madeAt: 0.9 },
    { id: 'beside', doubt01: null },
  ]);
  const cels = cut.cels.map((cel) => ({
    ...cel,
    exposures: cel.exposures.filter((exposure) => exposure.drawingId !== 'beside'),
  }));
  expect(progressOf({ ...cut, cels })).toMatchObject({ inbetweens: 1, stale: 1 });
});
