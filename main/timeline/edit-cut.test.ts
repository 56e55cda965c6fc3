import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cut, cutSchema } from '../contract/cut';
import { inbetweensOf, isStale } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { beginHistory, type History, takeStep } from './history';
import { isAPersons } from './inbetweens';
import { layOutCut } from './lay-out-cut';
import { celsArbitrary, cutFacts, drawnCut, editArbitrary, placedCel, ratesArbitrary } from './testing-cuts';

const cut = layOutCut(cutFacts(), [placedCel('A', [1, 1, 1]), placedCel('B', [2, 1])]);
const SPAN = { celId: 'A', spanIds: ['A:1~2'] };

const spansOf = (of: Cut) => of.cels.flatMap((cel) => cel.spans.map((span) => ({ celId: cel.id, spanId: span.id })));
const chartedIn = (of: Cut) => of.cels.flatMap((cel) => cel.spans.flatMap((span) => inbetweensOf(cel, span)));
const drawingsOf = (of: Cut) => of.cels.flatMap((cel) => inbetweensOf(cel));

test('on 2s, a drawing that was already at the same t stays what it was; the others go', () => {
  const drawn = drawnCut(cut, () => 'generated');
  const onTwos = applyEdit(drawn, { kind: 'set-exposure', ...SPAN, framesPerDrawing: 2 });
  const [cel] = onTwos.cels;
  const left = cel ? inbetweensOf(cel, cel.spans[0]) : [];
  expect(left.map((drawing) => [drawing.id, drawing.state])).toEqual([['A:1~2@0.500000', 'generated']]);
  expect(cel?.exposures.slice(0, 3).map((exposure) => exposure.frame)).toEqual([1, 3, 5]);
  expect(onTwos.cels[1]).toBe(drawn.cels[1]);
});

test('other rates lay the cut out again and keep what has the same place between the same keys', () => {
  const drawn = drawnCut(cut, () => 'generated');
  const at12 = applyEdit(drawn, { kind: 'set-rates', rateFps: 12, keyRateFps: 6 });
  expect(at12.lengthFrames).toBe(6);
  expect(chartedIn(at12)).toHaveLength(3);
  expect(chartedIn(at12).every((drawing) => drawing.state === 'generated' && drawing.tUnit === 0.5)).toBe(true);
  expect(
    applyEdit(
      drawnCut(at12, () => 'wanted'),
      { kind: 'set-rates', rateFps: 24, keyRateFps: 6 },
    ),
  ).toEqual(cut);
});

describe('a drawing that a person corrected or approved', () => {
  const approved = drawnCut(cut, (id) => (id === 'A:1~2@0.250000' ? 'approved' : 'generated'));

  test.each([
    { kind: 'set-inbetween-count' as const, ...SPAN, count: 1 },
    { kind: 'set-exposure' as const, ...SPAN, framesPerDrawing: 2 },
    { kind: 'set-rates' as const, rateFps: 12, keyRateFps: 6 },
  ])('is never dropped: $kind is refused', (edit) => {
    expect(() => applyEdit(approved, edit)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  test('does not stand in the way of edits that keep its place', () => {
    const edited = applyEdit(approved, { kind: 'set-inbetween-count', ...SPAN, count: 3 });
    expect(drawingsOf(edited).find((drawing) => drawing.state === 'approved')?.id).toBe('A:1~2@0.250000');
  });
});

test('a span or cel that is not there is told', () => {
  const edit = { kind: 'set-inbetween-count' as const, count: 1 };
  expect(() => applyEdit(cut, { ...edit, celId: 'A', spanIds: ['A:1~9'] })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
  expect(() => applyEdit(cut, { ...edit, celId: 'Z', spanIds: ['A:1~2'] })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});

/** Any edits on any cut, refused ones left out. */
const story = fc.tuple(
  ratesArbitrary,
  celsArbitrary,
  fc.array(editArbitrary, { maxLength: 12 }),
  fc.infiniteStream(
    fc.constantFrom('wanted' as const, 'generated' as const, 'corrected' as const, 'approved' as const),
  ),
);

function play(start: Cut, edits: readonly ((spans: ReturnType<typeof spansOf>) => Parameters<typeof applyEdit>[1])[]) {
  let history: History = beginHistory(start);
  for (const makeEdit of edits) {
    const edit = makeEdit(spansOf(history.now));
    try {
      history = takeStep(history, edit.kind, applyEdit(history.now, edit));
    } catch (error) {
      if (!(error instanceof NakawariError)) throw error;
    }
  }
  return history;
}

test('whatever is edited, exposures, chart and t tell the same, and no drawing of a person is lost', () => {
  fc.assert(
    fc.property(story, ([rates, cels, edits, states]) => {
      const start = drawnCut(layOutCut(cutFacts(rates), cels), () => states.next().value ?? 'wanted');
      const { now } = play(start, edits);
      expect(flawsOf(now)).toEqual([]);
      expect(cutSchema.safeParse(now).success).toBe(true);
      const kept = new Map(drawingsOf(now).map((drawing) => [drawing.id, drawing]));
      for (const { tUnit: _, ...drawing } of drawingsOf(start).filter(isAPersons)) {
        expect(kept.get(drawing.id)).toMatchObject(drawing);
      }
      expect(now.cels.map((cel) => cel.drawings.filter((drawing) => drawing.kind === 'key'))).toEqual(
        start.cels.map((cel) => cel.drawings.filter((drawing) => drawing.kind === 'key')),
      );
    }),
  );
});

/**
 * Numbers and exposures of in-betweens lay a chart anew around a person's drawing. Other rates round every frame, and t follows the
 * frame: a person's drawing then keeps its place among the others, and says that it was made for another t.
 */
test('the t of a drawing of a person follows other rates alone, and then the drawing says so', () => {
  fc.assert(
    fc.property(story, ([rates, cels, edits, states]) => {
      const start = drawnCut(layOutCut(cutFacts(rates), cels), () => states.next().value ?? 'wanted');
      const history = play(start, edits);
      const { now } = history;
      const tThen = new Map(drawingsOf(start).map((drawing) => [drawing.id, drawing.tUnit]));
      const hasOtherRates = now.rateFps !== start.rateFps || now.keyRateFps !== start.keyRateFps;
      for (const cel of now.cels) {
        for (const drawing of inbetweensOf(cel).filter(isAPersons)) {
          const isMoved = drawing.tUnit !== tThen.get(drawing.id);
          if (isMoved) expect(isStale(cel, drawing), drawing.id).toBe(true);
          if (!hasOtherRates && !edits.some((edit) => edit([]).kind === 'set-rates')) expect(isMoved).toBe(false);
        }
        for (const span of cel.spans) {
          const persons = inbetweensOf(cel, span).filter(isAPersons);
          const order = persons.map(({ id }) => tThen.get(id) ?? Number.NaN);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }
    }),
    { numRuns: 200 },
  );
});
