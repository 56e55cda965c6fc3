import fc from 'fast-check';
import type { Cut } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { NakawariError } from '../contract/errors';
import { applyEdit } from './edit-cut';
import { type History, takeStep } from './history';
import { layOutCut } from './lay-out-cut';
import { celsArbitrary, cutFacts, drawnCut, ratesArbitrary, sha } from './testing-cuts';

/**
 * Any edits for tests. A wish is a list of numbers that becomes an edit once the cut is known, so that most edits mean something: cels,
 * drawings, spans and frames are picked from what is there.
 */
export type Wish = (cut: Cut) => CutEdit;

class Picker {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** 0 … below */
  below(count: number): number {
    const number = this.#numbers[this.#at % this.#numbers.length] ?? 0;
    this.#at += 1;
    return count <= 0 ? 0 : number % count;
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  of<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }
}

function editOf(cut: Cut, numbers: readonly number[]): CutEdit {
  const pick = new Picker(numbers);
  const cel = pick.of(cut.cels) ?? cut.cels[0];
  if (!cel) throw new Error('a cut has a cel');
  const celId = cel.id;
  const frame = () => pick.between(1, cut.lengthFrames);
  const from = frame();
  const to = Math.min(cut.lengthFrames, from + pick.below(12));
  const spanIds = [pick.of(cel.spans)?.id ?? 'none', ...(pick.below(3) === 0 ? cel.spans.map((span) => span.id) : [])];
  const spanId = spanIds[0] ?? 'none';
  const inbetweens = cel.drawings.filter((drawing) => drawing.kind === 'inbetween');
  const keys = cel.drawings.filter((drawing) => drawing.kind === 'key');
  const correctionIds = [pick.of(cel.corrections)?.id ?? 'none'];
  const inbetween = pick.of(inbetweens);
  const drawingId = inbetween?.id ?? 'none';
  const tUnit = pick.of([0.5, 0.25, 1 / 3, 0.75, 0.1, 0.9, 0.51, 0.4]) ?? 0.5;
  const celIds = pick.of([null, [celId], cut.cels.map((other) => other.id)]) ?? null;
  const anyOf = () => {
    const source = pick.of(cut.cels) ?? cel;
    return { celId: source.id, drawingId: pick.of(source.drawings)?.id ?? 'none' };
  };
  const several = <Item>(make: () => Item): Item[] => Array.from({ length: pick.between(1, 5) }, make);
  const kinds: readonly (() => CutEdit)[] = [
    () => ({
      ...{ kind: 'set-hold', celId, frame: from, frames: pick.between(1, 9) },
      mode: pick.of(['ripple', 'roll'] as const) ?? 'roll',
    }),
    () => ({ kind: 'expose-on', celId, from, to, framesPerDrawing: pick.of([1, 2, 3, 4, null]) ?? null }),
    () => ({ kind: 'insert-frames', celIds, at: from, count: pick.between(1, 5) }),
    () => ({ kind: 'remove-frames', celIds, from, count: pick.between(1, 7) }),
    () => ({ kind: 'blank', celId, from, to }),
    () => ({ kind: 'repeat', celId, from, to, times: pick.between(1, 3) }),
    () => ({ kind: 'reverse', celId, from, to }),
    () => ({ kind: 'cycle', celId, from, to, until: to + pick.between(0, 20) }),
    () => ({
      ...{ kind: 'paste-exposures', celId, at: from },
      drawingIds: several(() => (pick.below(5) === 0 ? null : (pick.of(cel.drawings)?.id ?? null))),
      mode: pick.of(['overwrite', 'insert'] as const) ?? 'insert',
    }),
    () => ({
      ...{ kind: 'paste-drawings', celId, at: pick.between(1, cut.lengthFrames + 5) },
      ...{ drawings: several(anyOf), framesPerDrawing: pick.between(1, 4) },
    }),
    () => ({ kind: 'set-inbetween-count', celId, spanIds, count: pick.between(0, 12) }),
    () => ({ kind: 'set-exposure', celId, spanIds, framesPerDrawing: pick.between(1, 4) }),
    () => ({
      ...{ kind: 'set-chart', celId, spanIds },
      preset: pick.of(['even', 'slow-in', 'slow-out', 'slow-in-out', 'accelerate', 'by-hand'] as const) ?? 'even',
    }),
    () => ({ kind: 'move-tick', celId, drawingId, tUnit }),
    () => ({ kind: 'add-tick', celId, spanId, tUnit, frame: pick.below(2) === 0 ? null : from }),
    () => ({ kind: 'remove-tick', celId, drawingId }),
    () => ({
      ...{ kind: 'set-ticks', celId, spanIds },
      ticksUnit: [...new Set(several(() => pick.between(1, 19) / 20))].sort((a, b) => a - b),
    }),
    () => ({
      ...{ kind: 'set-rates', rateFps: pick.of([12, 24, 23.976, 30, 60]) ?? 24 },
      keyRateFps: pick.of([3, 4, 6, 8, 12]) ?? 6,
    }),
    () => ({ kind: 'add-cel', name: pick.of(['C', 'BOOK', 'A']) ?? 'C', above: pick.of([null, celId]) ?? null }),
    () => ({ kind: 'rename-cel', celId, name: pick.of(['髪', 'B']) ?? 'B' }),
    () => ({ kind: 'move-cel', celId, to: pick.below(4) }),
    () => ({ kind: 'remove-cel', celId }),
    () => ({
      kind: 'set-cel-look',
      celId,
      look: pick.of([{ hidden: true }, { opacity01: 0.5 }, { locked: true }]) ?? {},
    }),
    () => ({ kind: 'set-cel-look', celId, look: { locked: false } }),
    () => ({ kind: 'mark-keys', celId, drawingIds: [pick.of(keys)?.id ?? 'none'], mark: 'breakdown' }),
    () => ({
      ...{ kind: 'set-note', frame: from, celId: pick.of([null, celId]) ?? null },
      text: pick.of(['カメラ振動', 'slower', '']) ?? '',
    }),
    () => ({
      ...{ kind: 'review', drawings: [{ celId, drawingId }], note: pick.of([null, '目線を上に', '']) ?? null },
      state: pick.of(['approved', 'sent-back', 'generated'] as const) ?? 'generated',
    }),
    () => ({
      ...{ kind: 'choose-version', celId, drawingId },
      picture: pick.of(inbetween?.versions ?? [])?.picture ?? '0'.repeat(64),
    }),
    () => ({
      kind: 'add-correction',
      celId,
      correction: {
        ...{ id: `c${pick.below(6)}`, author: '', at: '2026-11-22T04:00:00.000Z', reason: '', on: pick.below(3) > 0 },
        target: pick.of([
          { kind: 'span' as const, spanId, fromUnit: 0, toUnit: 1 },
          { kind: 'drawings' as const, drawingIds: [drawingId] },
        ]) ?? { kind: 'drawings', drawingIds: [drawingId] },
        gesture: {
          ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: 20 },
          ...{ from: { xPx: pick.below(960), yPx: 9 }, to: { xPx: pick.below(960), yPx: 19 } },
        },
      },
    }),
    () => ({
      ...{ kind: 'set-paint', celId, drawingId, by: pick.of(['pencil', 'eraser', 'take-off'] as const) ?? 'pencil' },
      paint:
        pick.of([
          null,
          { over: sha(`paint ${pick.below(4)}`), erased: null, paper: 'clear' as const },
          { over: null, erased: sha(`erased ${pick.below(4)}`), paper: 'white' as const },
        ]) ?? null,
    }),
    () => ({ kind: 'switch-corrections', celId, ids: correctionIds, on: pick.below(2) === 0 }),
    () => ({ kind: 'remove-corrections', celId, ids: correctionIds }),
    () => ({ kind: 'copy-corrections', celId, ids: correctionIds, toSpanId: spanId }),
    () => ({
      ...{ kind: 'move-corrections', celId, ids: correctionIds },
      target: { kind: 'drawings', drawingIds: [drawingId] },
    }),
  ];
  return (pick.of(kinds) ?? kinds[0])?.() ?? { kind: 'blank', celId, from, to };
}

export const wishes: fc.Arbitrary<Wish> = fc
  .array(fc.nat({ max: 5000 }), { minLength: 24, maxLength: 24 })
  .map((numbers) => told((cut: Cut) => editOf(cut, numbers)));

/** A counterexample names the edits that it was met with, not the numbers behind them. */
function told(wish: Wish): Wish {
  const met: CutEdit[] = [];
  const telling: Wish = (cut) => {
    const edit = wish(cut);
    met.splice(0, met.length, edit);
    return edit;
  };
  return Object.assign(telling, { [fc.toStringMethod]: () => JSON.stringify(met) });
}

const STATES = ['wanted', 'generated', 'generated', 'corrected', 'approved', 'sent-back'] as const;

/** A cut with drawings in all states, and what a person then does with it. */
export const editStories: fc.Arbitrary<{ readonly start: Cut; readonly edits: readonly Wish[] }> = fc
  .tuple(
    ratesArbitrary,
    celsArbitrary,
    fc.array(wishes, { maxLength: 14 }),
    fc.infiniteStream(fc.constantFrom(...STATES)),
  )
  .map(([rates, cels, edits, states]) => ({
    start: drawnCut(layOutCut(cutFacts(rates), cels), () => states.next().value ?? 'wanted'),
    edits,
  }));

/** One edit; one that is refused leaves the history as it is. */
export function playOne(history: History, wish: Wish): History {
  const edit = wish(history.now);
  try {
    return takeStep(history, edit.kind, applyEdit(history.now, edit), '2026-11-22T01:00:00.000Z');
  } catch (error) {
    if (error instanceof NakawariError) return history;
    throw error;
  }
}

export function playEdits(history: History, edits: readonly Wish[]): History {
  return edits.reduce(playOne, history);
}
