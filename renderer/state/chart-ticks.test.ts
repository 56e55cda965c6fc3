import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cel, Inbetween, Span } from '../../main/contract/cut';
import { type ChartTick, draggedT, LEAST_GAP, nextRest, snapT, tAtFrame, ticksOf } from './chart-ticks';
import { smallCel } from './testing/small-cut';

const cel: Cel = smallCel();
const span: Span | undefined = cel.spans[0];
const model: Inbetween | undefined = cel.drawings.find((drawing) => drawing.kind === 'inbetween');

function ticks(tsUnit: readonly number[]): ChartTick[] {
  if (model === undefined) throw new Error('the small cut has an in-between');
  return tsUnit.map((tUnit, index) => ({ drawing: { ...model, id: `i${index}` }, tUnit, frame: 2 + index }));
}

test('the ticks of a span are its in-betweens with the frames they begin on', () => {
  if (span === undefined) throw new Error('the small cut has a span');
  expect(ticksOf(cel, span).map(({ drawing, tUnit, frame }) => [drawing.id, tUnit, frame])).toEqual([['i1', 0.5, 3]]);
});

test('a dragged tick rests on the halves and thirds, and can be put anywhere else', () => {
  expect(draggedT(ticks([0.5]), 'i0', 0.49, 0.02)).toBe(0.5);
  expect(draggedT(ticks([0.5]), 'i0', 0.34, 0.02)).toBeCloseTo(1 / 3);
  expect(draggedT(ticks([0.5]), 'i0', 0.4567, 0.02)).toBe(0.457);
  expect(snapT(0.26, 0.005)).toBe(0.26);
});

test('a tick is never dragged past its neighbour or onto a key', () => {
  const chart = fc
    .uniqueArray(fc.integer({ min: 2, max: 98 }), { minLength: 1, maxLength: 12 })
    .map((all) => all.sort((a, b) => a - b).map((percent) => percent / 100));
  fc.assert(
    fc.property(chart, fc.nat(), fc.double({ min: -2, max: 3, noNaN: true }), (ts, which, wish) => {
      const all = ticks(ts);
      const index = which % ts.length;
      const tUnit = draggedT(all, `i${index}`, wish, 0.03);
      expect(tUnit).toBeGreaterThan(ts[index - 1] ?? 0);
      expect(tUnit).toBeLessThan(ts[index + 1] ?? 1);
    }),
  );
});

test('the arrow keys find the fractions one after the other', () => {
  expect(nextRest(0.5, 1)).toBe(0.625);
  expect(nextRest(0.4, -1)).toBe(0.375);
  expect(nextRest(0.95, 1)).toBe(0.95);
});

test('"make one here" takes the t that the neighbours lead to', () => {
  const wide: Span = { ...(span ?? missing()), startFrame: 1, endFrame: 9 };
  expect(tAtFrame(wide, [], 5)).toBe(0.5);
  const one = ticks([0.5]).map((tick) => ({ ...tick, frame: 7 }));
  expect(tAtFrame(wide, one, 4)).toBeCloseTo(0.25);
  expect(tAtFrame(wide, one, 8)).toBeCloseTo(0.75);
  expect(tAtFrame(wide, one, 1)).toBe(LEAST_GAP);
});

function missing(): never {
  throw new Error('the small cut has a span');
}
