import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Correction, Gesture } from '../contract/correction';
import { correctionsFingerprint, drawingsTouchedBy } from '../contract/corrections-of';
import type { Cel, Cut, Inbetween } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { drawingById, isStale } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { adoptDrawings } from './adopt-drawings';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { beginHistory, redo, takeStep, undo } from './history';
import { layOutCut } from './lay-out-cut';
import { correctionArbitrary } from './testing-corrections';
import { cutFacts, drawnCut, placedCel, sha } from './testing-cuts';

/** A cel of four keys, three in-betweens between each two, all drawn. */
const start = drawnCut(layOutCut(cutFacts(), [placedCel('A', [1, 1, 1, 1])]));
const celOf = (cut: Cut): Cel => cut.cels[0] ?? expect.fail('a cut has a cel');
const inbetweens = (cut: Cut): Inbetween[] =>
  celOf(cut).drawings.filter((drawing): drawing is Inbetween => drawing.kind === 'inbetween');
const stale = (cut: Cut): string[] =>
  inbetweens(cut).flatMap((drawing) => (isStale(celOf(cut), drawing) ? [drawing.id] : []));
const inSpan = (spanId: string): string[] =>
  inbetweens(start).flatMap((one) => (one.spanId === spanId ? [one.id] : []));
const firstSpan = celOf(start).spans[0]?.id ?? '';
const drag: Gesture = {
  ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: 30 },
  ...{ from: { xPx: 400, yPx: 200 }, to: { xPx: 420, yPx: 180 } },
};
const correction = (change: Partial<Correction> = {}): Correction => ({
  ...{ id: 'c1', author: '花子', at: '2026-11-22T04:00:00.000Z', reason: '', on: true },
  ...{ target: { kind: 'span', spanId: firstSpan, fromUnit: 0, toUnit: 1 }, gesture: drag },
  ...change,
});
const add = (cut: Cut, one: Correction) => applyEdit(cut, { kind: 'add-correction', celId: 'A', correction: one });
const code = (act: () => unknown) => {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return error instanceof NakawariError ? error.code : error;
  }
};

describe('what a correction touches', () => {
  test('in-betweens of its span within its range of t, and no others', () => {
    expect(stale(start)).toEqual([]);
    expect(stale(add(start, correction()))).toEqual(inSpan(firstSpan));
    const half = correction({ target: { kind: 'span', spanId: firstSpan, fromUnit: 0.4, toUnit: 1 } });
    expect(stale(add(start, half))).toEqual(inSpan(firstSpan).slice(1));
  });

  test('of a key: the spans that end and begin with it', () => {
    const key = correction({
      target: { kind: 'key', drawingId: 'A:2' },
      gesture: { kind: 'key-point', name: 'left_wrist', place: { xPx: 1, yPx: 1 }, state: 'seen' },
    });
    expect(stale(add(start, key))).toEqual([...inSpan('A:1~2'), ...inSpan('A:2~3')]);
  });

  test('of one drawing: that drawing, also after its tick is dragged', () => {
    const [, middle = ''] = inSpan(firstSpan);
    const corrected = add(start, correction({ target: { kind: 'drawings', drawingIds: [middle] } }));
    expect(stale(corrected)).toEqual([middle]);
    const moved = applyEdit(corrected, { kind: 'move-tick', celId: 'A', drawingId: middle, tUnit: 0.6 });
    expect(drawingsTouchedBy(celOf(moved), correction({ target: { kind: 'drawings', drawingIds: [middle] } }))).toEqual(
      [drawingById(celOf(moved), middle)],
    );
  });

  test('another author, reason or time changes no drawing', () => {
    const said = add(start, correction());
    const [one] = inbetweens(said);
    const before = one && correctionsFingerprint(celOf(said), one);
    const reworded = applyEdit(said, {
      ...{ kind: 'change-correction', celId: 'A' },
      correction: correction({ reason: 'the hand is too low', author: 'B', at: '2026-11-23T04:00:00.000Z' }),
    });
    const [same] = inbetweens(reworded);
    expect(same && correctionsFingerprint(celOf(reworded), same)).toBe(before);
  });
});

describe('what happens around a correction', () => {
  test('a key that is replaced keeps what was said of it, and its drawings are stale for both reasons', () => {
    const point: Gesture = { kind: 'key-point', name: 'left_wrist', place: { xPx: 1, yPx: 1 }, state: 'seen' };
    const said = redrawn(add(start, correction({ target: { kind: 'key', drawingId: 'A:2' }, gesture: point })));
    const cel = celOf(said);
    const drawings = cel.drawings.map((one) => (one.id === 'A:2' ? { ...one, picture: sha('repainted') } : one));
    const replaced: Cut = { ...said, cels: [{ ...cel, drawings }] };
    expect([stale(said), stale(replaced)]).toEqual([[], [...inSpan('A:1~2'), ...inSpan('A:2~3')]]);
    expect(celOf(replaced).corrections).toBe(cel.corrections);
  });

  test('a span whose keys are parted and come together again has its corrections back', () => {
    const said = add(start, correction());
    const second = celOf(start).exposures.find((exposure) => exposure.drawingId === 'A:2')?.frame ?? 0;
    const parted = applyEdit(said, {
      ...{ kind: 'paste-exposures', celId: 'A', at: second, mode: 'overwrite' },
      drawingIds: ['A:3'],
    });
    expect(celOf(parted).spans.some((span) => span.id === firstSpan)).toBe(false);
    expect(flawsOf(parted)).toEqual([]);
    const together = applyEdit(parted, {
      ...{ kind: 'paste-exposures', celId: 'A', at: second, mode: 'overwrite' },
      drawingIds: ['A:2'],
    });
    expect(stale(together)).toEqual(expect.arrayContaining(inSpan(firstSpan)));
  });
});

/** As a job would: each stale draft gets a picture of what is said now. */
function redrawn(cut: Cut): Cut {
  const cel = celOf(cut);
  const finished = inbetweens(cut).flatMap((drawing) => {
    if (!isStale(cel, drawing) || !drawing.made) return [];
    const corrections = correctionsFingerprint(cel, drawing);
    const { corrections: _, ...made } = drawing.made;
    return [
      {
        ...{
          celId: 'A',
          drawingId: drawing.id,
          picture: sha(`${drawing.id} ${corrections}`),
          at: '2026-11-22T05:00:00Z',
        },
        made: { ...made, ...(corrections && { corrections }) },
      },
    ];
  });
  return adoptDrawings(cut, finished);
}
const shown = (cut: Cut) => inbetweens(cut).map((drawing) => drawing.picture);
const toggle = (on: boolean): CutEdit => ({ kind: 'switch-corrections', celId: 'A', ids: ['c1'], on });

describe('switched off', () => {
  test('the drawings of before are shown again at once, and switched on those of after', () => {
    const corrected = redrawn(add(start, correction()));
    expect(stale(corrected)).toEqual([]);
    expect(shown(corrected)).not.toEqual(shown(start));
    const off = applyEdit(corrected, toggle(false));
    expect([shown(off), stale(off)]).toEqual([shown(start), []]);
    const on = applyEdit(off, toggle(true));
    expect([shown(on), stale(on)]).toEqual([shown(corrected), []]);
  });

  test('what was approved goes on showing what was approved', () => {
    const [first = ''] = inSpan(firstSpan);
    const review: CutEdit = {
      ...{ kind: 'review', state: 'approved', note: null },
      drawings: [{ celId: 'A', drawingId: first }],
    };
    const approved = redrawn(add(applyEdit(start, review), correction()));
    expect(drawingById(celOf(approved), first)?.picture).toBe(drawingById(celOf(start), first)?.picture);
    const beside = drawingById(celOf(approved), first);
    expect(beside?.kind === 'inbetween' && beside.versions.length).toBe(2);
  });
});

describe('moved and copied', () => {
  test('to another stretch of the span', () => {
    const said = add(start, correction());
    const moved = applyEdit(said, {
      ...{ kind: 'move-corrections', celId: 'A', ids: ['c1'] },
      target: { kind: 'drawings', drawingIds: inSpan(firstSpan).slice(0, 1) },
    });
    expect(stale(moved)).toEqual(inSpan(firstSpan).slice(0, 1));
  });

  test('to the next span: the same drawings of its chart', () => {
    const [, middle = ''] = inSpan(firstSpan);
    const said = add(start, correction({ target: { kind: 'drawings', drawingIds: [middle] } }));
    const copied = applyEdit(said, { kind: 'copy-corrections', celId: 'A', ids: ['c1'], toSpanId: 'A:2~3' });
    expect(celOf(copied).corrections.map(({ id }) => id)).toEqual(['c1', 'c1+2']);
    expect(stale(copied)).toEqual([middle, inSpan('A:2~3')[1]]);
  });

  test('what is said of a key is not copied to a span', () => {
    const key = correction({
      target: { kind: 'key', drawingId: 'A:2' },
      gesture: { kind: 'key-point', name: 'tail', place: { xPx: 1, yPx: 1 }, state: 'seen' },
    });
    const said = add(start, key);
    expect(code(() => applyEdit(said, { kind: 'copy-corrections', celId: 'A', ids: ['c1'], toSpanId: 'A:2~3' }))).toBe(
      'correction-misfit',
    );
  });
});

describe('what makes no sense is refused by name', () => {
  const empty = { xPx: 5, yPx: 5, widthPx: 4, heightPx: 4, runs: '16' };
  const point = (xPx: number, yPx: number) => ({ xPx, yPx });
  const cases: [string, Partial<Correction>, string][] = [
    ['a mask of nothing', { gesture: { kind: 'mask-at', tUnit: 0.5, part: 'torso', mask: empty } }, 'correction-empty'],
    ['a mask whose runs do not fill it', { gesture: { kind: 'mask-at', tUnit: 0.5, part: 'torso', mask: { ...empty, runs: '3 4' } } }, 'input-invalid'],
    ['a mask beyond the edge', { gesture: { kind: 'mask-at', tUnit: 0.5, part: 'torso', mask: { ...empty, xPx: 958, runs: '0 16' } } }, 'correction-outside'],
    ['a point outside the picture', { gesture: { ...drag, to: point(961, 10) } }, 'correction-outside'],
    ['four clicks on one spot', {
      target: { kind: 'key', drawingId: 'A:1' },
      gesture: { kind: 'key-mask', part: 'torso', shape: { by: 'extremes', extremes: { top: point(9, 9), left: point(9, 9), bottom: point(9, 9), right: point(9, 9) } } },
    }, 'correction-one-spot'],
    ['more than 20,000 points', { gesture: { kind: 'lines', tUnit: 0.5, colour: null, lines: [{ widthPx: 2, pointsPx: Array.from({ length: 20_001 }, () => [5, 5]) }] } }, 'correction-too-long'],
    ['a line that is nowhere on the paper', { gesture: { kind: 'lines', tUnit: 0.5, colour: null, lines: [{ widthPx: 2, pointsPx: [[-5, 5]] }] } }, 'correction-outside'],
    ['a key gesture on a span', { gesture: { kind: 'key-point', name: 'tail', place: point(1, 1), state: 'seen' } }, 'correction-misfit'],
    ['an order of nothing', { gesture: { kind: 'order', side: 'front', crossingUnit: null, of: { part: null, region0: null, region1: null } } }, 'correction-empty'],
    ['time that runs back', { gesture: { kind: 'timing', of: { part: 'torso', region0: null, region1: null }, points: [{ tUnit: 0.5, ownUnit: 0.6 }, { tUnit: 0.4, ownUnit: 0.7 }] } }, 'input-invalid'],
  ]; // biome-ignore format: a table
  test.each(cases)('%s', (_, change, expected) => {
    expect(code(() => add(start, correction(change)))).toBe(expected);
  });

  test('a line of 20,000 points is taken', () => {
    const pointsPx = Array.from({ length: 20_000 }, (_, i): [number, number] => [i % 900, i % 500]);
    const lines = { kind: 'lines' as const, tUnit: 0.5, colour: null, lines: [{ widthPx: 2, pointsPx }] };
    expect(celOf(add(start, correction({ gesture: lines }))).corrections).toHaveLength(1);
  });

  const wrist = (id: string, xPx: number, change: Partial<Correction> = {}) =>
    correction({
      id,
      gesture: { kind: 'point-at', name: 'left_wrist', tUnit: 0.5, from: null, to: point(xPx, 9) },
      ...change,
    });

  test('two that say different things of one joint of one drawing; not of two drawings, and not while one is off', () => {
    const said = add(start, wrist('c1', 100));
    expect(code(() => add(said, wrist('c2', 200)))).toBe('correction-contradicts');
    const elsewhere = { kind: 'span' as const, spanId: 'A:2~3', fromUnit: 0, toUnit: 1 };
    expect(celOf(add(said, wrist('c2', 200, { target: elsewhere }))).corrections).toHaveLength(2);
    const off = add(said, wrist('c2', 200, { on: false }));
    expect(code(() => applyEdit(off, { kind: 'switch-corrections', celId: 'A', ids: ['c2'], on: true }))).toBe(
      'correction-contradicts',
    );
    expect(celOf(off).corrections).toHaveLength(2);
  });

  test('a region with a partner and without', () => {
    const region = { xPx: 5, yPx: 5, widthPx: 4, heightPx: 4, runs: '0 16' };
    const said = add(start, correction({ gesture: { kind: 'match-region', region0: region, region1: region } }));
    const alone = correction({ id: 'c2', gesture: { kind: 'no-partner', key: 0, region } });
    expect(code(() => add(said, alone))).toBe('correction-contradicts');
    expect(
      celOf(add(said, { ...alone, gesture: { kind: 'no-partner', key: 0, region: { ...region, xPx: 50 } } }))
        .corrections,
    ).toHaveLength(2);
  });
});

/** Some corrections, entered one after the other; what is refused is left out. */
const entered = fc.array(correctionArbitrary, { minLength: 1, maxLength: 8 });

function enter(cut: Cut, corrections: readonly (Correction | undefined)[]): Cut {
  return corrections.reduce<Cut>((now, one) => {
    if (!one) return now;
    try {
      return add(now, one);
    } catch (error) {
      if (error instanceof NakawariError) return now;
      throw error;
    }
  }, cut);
}

test('law: undo gives the first document again, step by step, and redo the last one', () => {
  fc.assert(
    fc.property(entered, fc.array(fc.nat(), { maxLength: 6 }), (wishes, picks) => {
      let history = beginHistory(start);
      const step = (name: string, next: Cut) => {
        history = takeStep(history, name, next);
      };
      wishes.forEach((wish, index) => {
        step('add-correction', enter(history.now, [wish(celOf(history.now), `c${index}`)]));
      });
      for (const pick of picks) {
        const { corrections } = celOf(history.now);
        const id = corrections[pick % Math.max(1, corrections.length)]?.id;
        if (id === undefined) continue;
        const edits: CutEdit[] = [
          { kind: 'switch-corrections', celId: 'A', ids: [id], on: false },
          { kind: 'remove-corrections', celId: 'A', ids: [id] },
        ];
        const edit = edits[pick % 2];
        if (edit) step(edit.kind, applyEdit(history.now, edit));
        expect(flawsOf(history.now)).toEqual([]);
      }
      const last = history.now;
      const steps = history.position;
      while (history.position > 0) history = undo(history);
      expect(history.now).toEqual(start);
      for (let i = 0; i < steps; i += 1) history = redo(history);
      expect(history.now).toEqual(last);
    }),
  );
});

test('law: entered in another order, the same corrections ask for the same drawings', () => {
  fc.assert(
    fc.property(entered, fc.infiniteStream(fc.nat({ max: 1000 })), (wishes, order) => {
      const taken = celOf(
        enter(
          start,
          wishes.map((wish, index) => wish(celOf(start), `c${index}`)),
        ),
      ).corrections;
      const shuffled = taken
        .map((one) => ({ one, rank: order.next().value ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
      const [a, b] = [enter(start, taken), enter(start, shuffled)];
      expect(celOf(b).corrections).toHaveLength(taken.length);
      const prints = (cut: Cut) => inbetweens(cut).map((drawing) => correctionsFingerprint(celOf(cut), drawing));
      expect(prints(b)).toEqual(prints(a));
    }),
  );
});

test('law: with all corrections off no drawing is stale', () => {
  fc.assert(
    fc.property(entered, (wishes) => {
      const said = enter(
        start,
        wishes.map((wish, index) => wish(celOf(start), `c${index}`)),
      );
      const ids = celOf(said).corrections.map(({ id }) => id);
      if (ids.length === 0) return;
      expect(stale(applyEdit(said, { kind: 'switch-corrections', celId: 'A', ids, on: false }))).toEqual([]);
    }),
  );
});
