import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extended, rangeOf, type Spot, stepSpot } from './selection';
import { smallCel, smallCut } from './testing/small-cut';

const cut = smallCut([smallCel('A'), smallCel('B'), smallCel('C')]);
const spots = fc.record({ celId: fc.constantFrom('A', 'B', 'C'), frame: fc.integer({ min: 1, max: 12 }) });

test('a selection is the same whichever corner it was begun at', () => {
  fc.assert(
    fc.property(spots, spots, (anchor, head) => {
      expect(rangeOf(cut, { anchor, head })).toEqual(rangeOf(cut, { anchor: head, head: anchor }));
      const range = rangeOf(cut, { anchor, head });
      expect(range?.celIds).toContain(anchor.celId);
      expect(range?.celIds).toContain(head.celId);
    }),
  );
});

test('a selection never leaves the sheet, however far it is pushed', () => {
  fc.assert(
    fc.property(spots, fc.array(fc.tuple(fc.integer(), fc.integer({ min: -5, max: 5 }))), (start, steps) => {
      const end = steps.reduce<Spot>((spot, [frames, cels]) => stepSpot(cut, spot, frames, cels), start);
      expect(['A', 'B', 'C']).toContain(end.celId);
      expect(end.frame).toBeGreaterThanOrEqual(1);
      expect(end.frame).toBeLessThanOrEqual(12);
    }),
  );
});

test('the selection grows from where it ended, and begins anew where the person has gone elsewhere', () => {
  const first = extended(null, { celId: 'A', frame: 3 }, { celId: 'A', frame: 4 });
  const grown = extended(first, { celId: 'A', frame: 4 }, { celId: 'B', frame: 4 });
  expect(rangeOf(cut, grown)).toEqual({ celIds: ['A', 'B'], from: 3, to: 4 });
  const anew = extended(grown, { celId: 'C', frame: 9 }, { celId: 'C', frame: 10 });
  expect(rangeOf(cut, anew)).toEqual({ celIds: ['C'], from: 9, to: 10 });
});

test('a selection on a cel that is gone is none', () => {
  expect(rangeOf(smallCut(), { anchor: { celId: 'C', frame: 1 }, head: { celId: 'A', frame: 2 } })).toBeNull();
});
