import { describe, expect, test } from 'vitest';
import type { Cel, Cut, TimingPreset } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { besideSheet, isStale } from '../contract/cut-queries';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { layOutCut } from './lay-out-cut';
import { cutFacts, drawnCut, placedCel } from './testing-cuts';
import { celOf, chartOf, sheetOf } from './testing-sheets';

/** Two keys eight frames apart with in-betweens a, b, c on twos, everything drawn; then a third key. */
function onTwos(preset: TimingPreset = 'even'): Cut {
  const laidOut = layOutCut(cutFacts({ keyRateFps: 3 }), [placedCel('A', [1, 1, 1])]);
  return drawnCut(applyEdit(laidOut, { kind: 'set-chart', celId: 'A', spanIds: ['A:1~2'], preset }));
}

const edited = (cut: Cut, ...edits: CutEdit[]): Cel => {
  const after = edits.reduce(applyEdit, cut);
  expect(flawsOf(after)).toEqual([]);
  return celOf(after);
};

const hold = (frame: number, frames: number, mode: 'ripple' | 'roll' = 'ripple') =>
  ({ kind: 'set-hold', celId: 'A', frame, frames, mode }) as const;

describe("a bar's end is dragged", () => {
  test('on twos, every drawing has two frames', () => {
    expect(sheetOf(onTwos())).toBe('1 1 a a b b c c 2 2 d d e e f f 3 3 3 3 3 3 3 3');
  });

  test('ripple: the drawing is held longer and everything after it comes later', () => {
    const cel = edited(onTwos(), hold(3, 4));
    expect(sheetOf(cel)).toBe('1 1 a a a a b b c c 2 2 d d e e f f 3');
    expect(cel.spans.map(({ startFrame, endFrame }) => [startFrame, endFrame])).toEqual([
      [1, 11],
      [11, 19],
    ]);
  });

  test('in an even chart the in-betweens follow the time: the figure is where it would be on that frame', () => {
    expect(chartOf(edited(onTwos(), hold(3, 4)))).toEqual({ a: 0.2, b: 0.6, c: 0.8 });
  });

  test('in a slow-in chart they follow the curve: the held drawing goes back, the last ones stay crowded at the key', () => {
    const before = chartOf(celOf(onTwos('slow-in')));
    expect(before).toEqual({ a: 0.5, b: 0.75, c: 0.875 });
    const after = chartOf(edited(onTwos('slow-in'), hold(3, 4)));
    expect(after.a).toBeLessThan(0.5);
    expect(after.b).toBeGreaterThan(0.75);
    expect(after.c).toBeGreaterThan(after.b ?? 1);
  });

  test('in a chart made by hand the drawings stay where they are, whenever they are shown', () => {
    const byHand = applyEdit(onTwos(), { kind: 'move-tick', celId: 'A', drawingId: 'A:1~2@0.500000', tUnit: 0.4 });
    expect(chartOf(edited(byHand, hold(3, 5)))).toEqual({ a: 0.25, b: 0.4, c: 0.75 });
  });

  test('a key held longer only delays the movement: no drawing is stale', () => {
    const cel = edited(onTwos(), hold(1, 6));
    expect(sheetOf(cel)).toBe('1 1 1 1 1 1 a a b b c c 2 2 d d e e f f 3');
    expect(cel.drawings.some((drawing) => drawing.kind === 'inbetween' && isStale(cel, drawing))).toBe(false);
    expect(cel.spans[0]?.startFrame).toBe(5);
  });

  test('a key held shorter again, all is as it was', () => {
    expect(edited(onTwos(), hold(1, 6), hold(1, 2)).spans).toEqual(celOf(onTwos()).spans);
  });

  test('roll: the next drawing begins later and nothing else moves', () => {
    expect(sheetOf(edited(onTwos(), hold(3, 3, 'roll')))).toBe('1 1 a a a b c c 2 2 d d e e f f 3');
  });

  test('roll never takes the last frame from the next drawing', () => {
    expect(sheetOf(edited(onTwos(), hold(3, 9, 'roll')))).toBe('1 1 a a a b c c 2 2 d d e e f f 3');
  });

  test('the last bar, made shorter, leaves blank frames; made longer, it lengthens the cut', () => {
    expect(sheetOf(edited(onTwos(), hold(17, 3)))).toBe('1 1 a a b b c c 2 2 d d e e f f 3 3 3 ×');
    expect(applyEdit(onTwos(), hold(17, 10)).lengthFrames).toBe(26);
  });

  test('dragged there and back, nothing is stale and nothing has to be drawn anew', () => {
    const cel = edited(onTwos('slow-in'), hold(3, 5), hold(3, 3), hold(3, 2));
    expect(chartOf(cel)).toEqual({ a: 0.5, b: 0.75, c: 0.875 });
    expect(cel.drawings.some((drawing) => drawing.kind === 'inbetween' && isStale(cel, drawing))).toBe(false);
  });
});

describe('on 1s, 2s, 3s, 4s', () => {
  const expose = (from: number, to: number, framesPerDrawing: number | null): CutEdit => ({
    ...{ kind: 'expose-on', celId: 'A', from, to, framesPerDrawing },
  });

  test('the drawings of the range on threes: it gets longer, what follows moves, no drawing is stale', () => {
    const cel = edited(onTwos(), expose(1, 8, 3));
    expect(sheetOf(cel)).toBe('1 1 1 a a a b b b c c c 2 2 d d e e f f 3');
    expect(chartOf(cel)).toEqual({ a: 0.25, b: 0.5, c: 0.75 });
  });

  test('on ones: the range gets shorter and the last drawing of the cel is held to the end', () => {
    expect(sheetOf(edited(onTwos(), expose(1, 16, 1)))).toBe('1 a b c 2 d e f 3');
  });

  test('hold: the first drawing stands through the range, and what was drawn there lies beside the sheet', () => {
    const cel = edited(onTwos(), expose(3, 8, null));
    expect(sheetOf(cel)).toBe('1 1 a a a a a a 2 2 d d e e f f 3');
    expect(besideSheet(cel).map(({ id }) => id)).toEqual(['A:1~2@0.500000', 'A:1~2@0.750000']);
  });
});

describe('frames come and go', () => {
  test('frames inserted in the middle of a span stretch what shows there, and t follows', () => {
    const cel = edited(onTwos(), { kind: 'insert-frames', celIds: ['A'], at: 4, count: 2 });
    expect(sheetOf(cel)).toBe('1 1 a a a a b b c c 2 2 d d e e f f 3');
    expect(chartOf(cel)).toEqual({ a: 0.2, b: 0.6, c: 0.8 });
  });

  test('frames inserted in all cels are time itself: the cut is longer and notes go along', () => {
    const noted = applyEdit(onTwos(), { kind: 'set-note', frame: 9, celId: null, text: '驚き' });
    const after = applyEdit(noted, { kind: 'insert-frames', celIds: null, at: 9, count: 4 });
    expect([after.lengthFrames, after.notes.map((note) => note.frame)]).toEqual([28, [13]]);
  });

  test('frames removed from a held key take nothing from the movement after it', () => {
    const held = applyEdit(onTwos(), hold(1, 6));
    const cel = edited(held, { kind: 'remove-frames', celIds: ['A'], from: 2, count: 4 });
    expect(cel.spans).toEqual(celOf(onTwos()).spans);
  });

  test('frames removed over a key: it lies beside the sheet with what was drawn around it, and its neighbours meet', () => {
    const cut = onTwos();
    const cel = edited(cut, { kind: 'remove-frames', celIds: ['A'], from: 7, count: 6 });
    expect(sheetOf(cel)).toBe('1 1 a a b b e e f f 3');
    expect(besideSheet(cel).map(({ id }) => id)).toEqual(['A:1~2@0.750000', 'A:2', 'A:2~3@0.250000']);
    expect(cel.spans.map(({ id }) => id)).toEqual(['A:1~3']);
    expect(cel.restingSpans.map(({ id }) => id)).toEqual(['A:1~2', 'A:2~3']);
  });

  test('a blank in a span: the drawing under it lies beside the sheet, the others keep their chart', () => {
    const cel = edited(onTwos(), { kind: 'blank', celId: 'A', from: 5, to: 6 });
    expect(sheetOf(cel)).toBe('1 1 a a × × c c 2 2 d d e e f f 3');
    expect(chartOf(cel)).toEqual({ a: 0.25, c: 0.75 });
    expect(besideSheet(cel).map(({ id }) => id)).toEqual(['A:1~2@0.500000']);
  });

  test('a drawing that nobody drew yet goes when no frame shows it', () => {
    const wanted = layOutCut(cutFacts({ keyRateFps: 3 }), [placedCel('A', [1, 1])]);
    const cel = edited(wanted, { kind: 'blank', celId: 'A', from: 3, to: 4 });
    expect(cel.drawings.map(({ id }) => id)).toEqual(['A:1', 'A:1~2@0.500000', 'A:1~2@0.750000', 'A:2']);
  });

  test('all frames but one can be removed from a cut', () => {
    expect(applyEdit(onTwos(), { kind: 'remove-frames', celIds: null, from: 1, count: 99 }).lengthFrames).toBe(1);
  });
});
