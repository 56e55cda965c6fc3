import fc from 'fast-check';
import type { Cut, Inbetween, InbetweenState } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { endsOf, spanOf } from '../contract/cut-queries';
import type { Rates } from './exposure';
import { type CutFacts, keyIdOf, type PlacedCel } from './lay-out-cut';

/** Builders for tests: cuts as a folder would give them. */

export const sha = (seed: string | number): string =>
  Array.from(`${seed}`, (letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padStart(64, '0')
    .slice(-64);

export const cutFacts = (rates: Partial<Rates> = {}): CutFacts => ({
  id: '0123456789abcdef',
  name: '012',
  widthPx: 960,
  heightPx: 540,
  rateFps: 24,
  keyRateFps: 6,
  ...rates,
});

/** One key a tick unless `heldTicks` says otherwise. */
export function placedCel(id: string, heldTicks: readonly number[]): PlacedCel {
  let tick = 0;
  const keys = heldTicks.map((held, index) => {
    const number = tick + 1;
    const drawing = {
      kind: 'key' as const,
      id: keyIdOf(id, number),
      mark: 'key' as const,
      number,
      file: `${id}/${id}${String(number).padStart(4, '0')}.png`,
      picture: sha(`${id}${index}`),
    };
    const key = { drawing, tick, heldTicks: held };
    tick += held;
    return key;
  });
  return { id, name: id, keys };
}

/** The cut with each in-between in the state that `stateOf` says, its picture made from the keys and the t that it has. */
export function drawnCut(cut: Cut, stateOf: (id: string) => InbetweenState = () => 'generated'): Cut {
  return {
    ...cut,
    cels: cut.cels.map((cel) => ({
      ...cel,
      drawings: cel.drawings.map((drawing) => {
        if (drawing.kind !== 'inbetween') return drawing;
        const ends = endsOf(cel, spanOf(cel, drawing));
        return drawnInbetween(drawing, stateOf(drawing.id), ends?.from.picture, ends?.to.picture);
      }),
    })),
  };
}

function drawnInbetween(
  inbetween: Inbetween,
  state: InbetweenState,
  fromPicture = sha('no key'),
  toPicture = sha('no key'),
): Inbetween {
  if (state === 'wanted') return { ...inbetween, state, picture: null, made: null, versions: [] };
  const picture = sha(inbetween.id);
  const made = { fromPicture, toPicture, tUnit: inbetween.tUnit, model: 'test', doubt01: 0.25, lookAt: null };
  const source = state === 'corrected' ? ('corrected' as const) : ('generated' as const);
  return { ...inbetween, state, picture, made, versions: [{ picture, made, source, at: null }] };
}

export const ratesArbitrary: fc.Arbitrary<Rates> = fc.record({
  rateFps: fc.constantFrom(12, 15, 23.976, 24, 25, 29.97, 30, 48, 60),
  keyRateFps: fc.oneof(fc.integer({ min: 3, max: 12 }), fc.double({ min: 3, max: 12, noNaN: true })),
});

export const celsArbitrary: fc.Arbitrary<PlacedCel[]> = fc
  .array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })
  .map((cels) => cels.map((held, index) => placedCel('ABC'[index] ?? 'Z', held)));

/** Edits that mean something in most cuts: a span is picked by number once the cut it is applied to is known. */
export const editArbitrary: fc.Arbitrary<(spanIds: readonly { celId: string; spanId: string }[]) => CutEdit> = fc.oneof(
  fc
    .tuple(fc.nat(), fc.integer({ min: 0, max: 59 }))
    .map(([pick, count]) => (spans: readonly { celId: string; spanId: string }[]): CutEdit => {
      const span = spans[pick % Math.max(1, spans.length)] ?? { celId: 'none', spanId: 'none' };
      return { kind: 'set-inbetween-count', celId: span.celId, spanIds: [span.spanId], count };
    }),
  fc
    .tuple(fc.nat(), fc.integer({ min: 1, max: 4 }))
    .map(([pick, framesPerDrawing]) => (spans: readonly { celId: string; spanId: string }[]): CutEdit => {
      const span = spans[pick % Math.max(1, spans.length)] ?? { celId: 'none', spanId: 'none' };
      return { kind: 'set-exposure', celId: span.celId, spanIds: [span.spanId], framesPerDrawing };
    }),
  ratesArbitrary.map((rates) => (): CutEdit => ({ kind: 'set-rates', ...rates })),
);
