import { describe, expect, test } from 'vitest';
import type { Cut } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { besideSheet, drawingById, isStale } from '../contract/cut-queries';
import { tOfFrame } from '../contract/timing-curve';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { layOutCut } from './lay-out-cut';
import { cutFacts, drawnCut, placedCel } from './testing-cuts';
import { celOf, chartOf, sheetOf } from './testing-sheets';

const SPAN = { celId: 'A', spanId: 'A:1~2' };
const SPANS = { celId: 'A', spanIds: ['A:1~2'] };
const onTwos = drawnCut(layOutCut(cutFacts({ keyRateFps: 3 }), [placedCel('A', [1, 1])]));

function edited(cut: Cut, ...edits: CutEdit[]) {
  const after = edits.reduce(applyEdit, cut);
  expect(flawsOf(after)).toEqual([]);
  return celOf(after);
}

const refused = expect.objectContaining({ code: 'input-invalid' });
const noRoom = expect.objectContaining({ code: 'chart-full' });
const preset = (name: 'even' | 'slow-in' | 'slow-out' | 'slow-in-out' | 'accelerate'): CutEdit => ({
  ...{ kind: 'set-chart', ...SPANS, preset: name },
});

describe('a preset', () => {
  test('slow-out with three in-betweens is the chart an animator halves towards the first key', () => {
    expect(chartOf(edited(onTwos, preset('slow-out')))).toEqual({ a: 0.125, b: 0.25, c: 0.5 });
    expect(chartOf(edited(onTwos, preset('slow-in')))).toEqual({ a: 0.5, b: 0.75, c: 0.875 });
  });

  test('leaves every drawing on its frames and makes only those stale whose t changed', () => {
    const cel = edited(onTwos, preset('slow-in-out'));
    expect(cel.exposures).toBe(celOf(onTwos).exposures);
    expect(
      cel.drawings.filter((drawing) => drawing.kind === 'inbetween' && isStale(cel, drawing)).map(({ id }) => id),
    ).toEqual(['A:1~2@0.250000', 'A:1~2@0.750000']);
  });

  test('taken back by the one before leaves nothing stale', () => {
    const cel = edited(onTwos, preset('accelerate'), preset('even'));
    expect(cel).toEqual(celOf(onTwos));
  });

  test('rises strictly with the frames, however long the span', () => {
    for (const name of ['even', 'slow-in', 'slow-out', 'slow-in-out', 'accelerate'] as const) {
      for (const interval of [2, 3, 7, 24, 240]) {
        let last = 0;
        for (let offset = 1; offset < interval; offset += 1) {
          const tUnit = tOfFrame(name, offset, interval);
          expect(tUnit > last && tUnit < 1, `${name} ${offset}/${interval}`).toBe(true);
          last = tUnit;
        }
      }
    }
  });

  test('stays when the exposure is changed: on ones, a slow-in chart has more ticks on the same curve', () => {
    const cel = edited(onTwos, preset('slow-in'), { kind: 'set-exposure', ...SPANS, framesPerDrawing: 1 });
    expect(cel.spans[0]?.timing.preset).toBe('slow-in');
    expect(cel.spans[0]?.inbetweenIds).toHaveLength(7);
    expect(Object.values(chartOf(cel))).toContain(0.75);
  });
});

describe('a tick', () => {
  const b = 'A:1~2@0.500000';
  const move = (tUnit: number, drawingId = b): CutEdit => ({ kind: 'move-tick', celId: 'A', drawingId, tUnit });

  test('dragged makes the chart one by hand; frames stay, only that drawing is stale', () => {
    const cel = edited(onTwos, move(0.4));
    expect(cel.spans[0]?.timing.preset).toBe('by-hand');
    expect(cel.exposures).toBe(celOf(onTwos).exposures);
    expect(
      cel.drawings.filter((drawing) => drawing.kind === 'inbetween' && isStale(cel, drawing)).map(({ id }) => id),
    ).toEqual([b]);
  });

  test('dragged by less than a frame is where the person put it, not where the curve would have it', () => {
    const cel = edited(onTwos, move(0.52));
    expect([chartOf(cel).b, cel.spans[0]?.timing.preset]).toEqual([0.52, 'by-hand']);
  });

  test('dragged past another, the two drawings change places on the sheet', () => {
    expect(sheetOf(edited(onTwos, move(0.9)))).toBe('1 1 a a c c b b 2');
  });

  test('cannot lie on another', () => {
    expect(() => applyEdit(onTwos, move(0.75))).toThrow(refused);
  });

  test('dragged back shows what it showed, without drawing anew', () => {
    const cel = edited(onTwos, move(0.4), move(0.5));
    const drawing = drawingById(cel, b);
    expect(drawing?.kind === 'inbetween' && isStale(cel, drawing)).toBe(false);
  });

  test('added at the playhead is wanted there; the drawing before it gives the frame', () => {
    const cel = edited(onTwos, { kind: 'add-tick', ...SPAN, tUnit: 0.375, frame: 4 });
    expect(cel.exposures.map(({ frame }) => frame)).toEqual([1, 3, 4, 5, 7, 9]);
    expect(cel.spans[0]?.timing.preset).toBe('even');
    expect(drawingById(cel, cel.spans[0]?.inbetweenIds[1])).toMatchObject({ state: 'wanted', tUnit: 0.375 });
  });

  test('added without a frame finds the one that the curve gives it', () => {
    const cel = edited(onTwos, { kind: 'add-tick', ...SPAN, tUnit: 0.625, frame: null });
    expect(cel.exposures.map(({ frame }) => frame)).toEqual([1, 3, 5, 6, 7, 9]);
  });

  test('added where every frame is taken is refused', () => {
    const full = applyEdit(onTwos, { kind: 'set-exposure', ...SPANS, framesPerDrawing: 1 });
    expect(() => applyEdit(full, { kind: 'add-tick', ...SPAN, tUnit: 0.3, frame: null })).toThrow(noRoom);
  });

  test('removed leaves the drawing before it held and what was drawn beside the sheet; added again, it comes back', () => {
    const without = edited(onTwos, { kind: 'remove-tick', celId: 'A', drawingId: b });
    expect(sheetOf(without)).toBe('1 1 a a a a c c 2');
    expect(besideSheet(without).map(({ id }) => id)).toEqual([b]);
    const again = edited(
      onTwos,
      { kind: 'remove-tick', celId: 'A', drawingId: b },
      { kind: 'add-tick', ...SPAN, tUnit: 0.5, frame: 5 },
    );
    expect(again).toEqual(celOf(onTwos));
  });

  test('of a drawing that a person sent back or approved is not removed', () => {
    const judged = applyEdit(onTwos, {
      ...{ kind: 'review', drawings: [{ celId: 'A', drawingId: b }], state: 'sent-back', note: '目線' },
    });
    expect(() => applyEdit(judged, { kind: 'remove-tick', celId: 'A', drawingId: b })).toThrow(refused);
  });
});

describe('a whole chart', () => {
  const ticks = (...ticksUnit: number[]): CutEdit => ({ kind: 'set-ticks', ...SPANS, ticksUnit });

  test('with as many ticks as before moves the drawings and leaves their frames', () => {
    const cel = edited(onTwos, ticks(0.1, 0.5, 0.9));
    expect(chartOf(cel)).toEqual({ a: 0.1, b: 0.5, c: 0.9 });
    expect(sheetOf(cel)).toBe(sheetOf(celOf(onTwos)));
  });

  test('with fewer keeps the drawings whose t comes again', () => {
    const cel = edited(onTwos, ticks(0.5));
    expect([sheetOf(cel), chartOf(cel)]).toEqual(['1 1 1 1 b b b b 2', { b: 0.5 }]);
    expect(besideSheet(cel)).toHaveLength(2);
  });

  test('that does not rise, or has more ticks than frames, is refused', () => {
    expect(() => applyEdit(onTwos, ticks(0.5, 0.25))).toThrow(refused);
    expect(() => applyEdit(onTwos, ticks(...Array.from({ length: 8 }, (_, index) => (index + 1) / 9)))).toThrow(noRoom);
  });
});

test('in a cycle every round follows the chart of the first', () => {
  const cycled = applyEdit(onTwos, { kind: 'repeat', celId: 'A', from: 1, to: 8, times: 2 });
  expect(sheetOf(celOf(cycled))).toBe('1 1 a a b b c c 1 1 a a b b c c 1 1 a a b b c c 2');
  const cut = applyEdit(onTwos, { kind: 'repeat', celId: 'A', from: 1, to: 16, times: 1 });
  expect(sheetOf(edited(cut, { kind: 'set-inbetween-count', ...SPANS, count: 1 }))).toBe(
    '1 1 1 1 b b b b 2 2 2 2 2 2 2 2 1 1 1 1 b b b b 2',
  );
});

test('the same count twice, and a span of a locked or unknown cel', () => {
  const once = applyEdit(onTwos, { kind: 'set-inbetween-count', ...SPANS, count: 2 });
  expect(applyEdit(once, { kind: 'set-inbetween-count', ...SPANS, count: 2 })).toBe(once);
  const locked = applyEdit(onTwos, { kind: 'set-cel-look', celId: 'A', look: { locked: true } });
  expect(() => applyEdit(locked, preset('even'))).toThrow(expect.objectContaining({ code: 'cel-locked' }));
  expect(() => applyEdit(onTwos, { ...{ kind: 'set-chart', celId: 'Z', spanIds: ['x'], preset: 'even' } })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});
