import fc from 'fast-check';
import type { Correction, CorrectionTarget, Gesture } from '../contract/correction';
import type { Cel } from '../contract/cut';

/** Corrections for tests: on a cut of 960 x 540, of whatever kind fits the target. */

const place = fc.record({
  xPx: fc.integer({ min: 0, max: 960 }),
  yPx: fc.integer({ min: 0, max: 540 }),
});
const tUnit = fc.constantFrom(0.25, 0.5, 0.75);
const part = fc.constantFrom('torso', 'prop', 'face');
const name = fc.constantFrom('left_wrist', 'tail', 'sword tip');
const mask = fc
  .record({ xPx: fc.integer({ min: 0, max: 900 }), yPx: fc.integer({ min: 0, max: 500 }), inside: fc.nat({ max: 23 }) })
  .map(({ xPx, yPx, inside }) => ({ xPx, yPx, widthPx: 6, heightPx: 4, runs: `${23 - inside} ${inside + 1}` }));
const of = fc.record({ part, region0: fc.constant(null), region1: fc.constant(null) });

const keyGestures: fc.Arbitrary<Gesture> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('key-point' as const), name, place },
    state: fc.constantFrom('seen' as const, 'behind' as const, 'absent' as const),
  }),
  fc.record({
    ...{ kind: fc.constant('key-mask' as const), part },
    shape: fc.record({ by: fc.constant('mask' as const), mask }),
  }),
);
const spanGestures: fc.Arbitrary<Gesture> = fc.oneof(
  fc.record({ kind: fc.constant('match-point' as const), place0: place, place1: place, reachPx: fc.constant(20) }),
  fc.record({ kind: fc.constant('match-region' as const), region0: mask, region1: mask }),
  fc.record({ kind: fc.constant('no-partner' as const), key: fc.constantFrom(0 as const, 1 as const), region: mask }),
  fc.record({
    ...{ kind: fc.constant('order' as const), of, side: fc.constantFrom('front' as const, 'behind' as const) },
    crossingUnit: fc.option(tUnit),
  }),
  fc.record({
    ...{ kind: fc.constant('arc' as const), name, place0: place, place1: place },
    path: fc.record({ tUnit, place }).map((one) => [one]),
  }),
  fc.record({
    ...{ kind: fc.constant('timing' as const), of },
    points: fc.record({ tUnit, ownUnit: fc.constantFrom(0, 0.1, 0.9) }).map((one) => [one]),
  }),
);
const inbetweenGestures: fc.Arbitrary<Gesture> = fc.oneof(
  fc.record({ kind: fc.constant('point-at' as const), name, tUnit, from: fc.option(place), to: place }),
  fc.record({ kind: fc.constant('flow-hint' as const), tUnit, from: place, to: place, reachPx: fc.constant(30) }),
  fc.record({ kind: fc.constant('mask-at' as const), tUnit, part, mask }),
);

/** A gesture for a key of the cel, for one of its spans, or for drawings; undefined while the cel has none of that. */
export const correctionArbitrary: fc.Arbitrary<(cel: Cel, id: string) => Correction | undefined> = fc
  .tuple(fc.constantFrom('key', 'span', 'drawings'), keyGestures, spanGestures, inbetweenGestures, fc.nat(), fc.nat())
  .map(([kind, ofKey, ofSpan, ofInbetween, pick, second]) => (cel, id) => {
    const keys = cel.drawings.filter((drawing) => drawing.kind === 'key');
    const inbetweens = cel.drawings.filter((drawing) => drawing.kind === 'inbetween');
    const [key, span, drawing] = [keys, cel.spans, inbetweens].map((all) => all[pick % Math.max(1, all.length)]?.id);
    const made = (target: CorrectionTarget, gesture: Gesture): Correction => ({
      ...{ id, author: 'A', at: new Date(1_795_000_000_000 + second * 1000).toISOString(), reason: '', on: true },
      ...{ target, gesture },
    });
    if (kind === 'key' && key) return made({ kind, drawingId: key }, ofKey);
    const isPart = pick % 3 === 0;
    if (kind === 'span' && span) {
      const range = { fromUnit: 0, toUnit: isPart ? 0.5 : 1 };
      return made({ kind, spanId: span, ...range }, pick % 2 ? ofSpan : ofInbetween);
    }
    return drawing ? made({ kind: 'drawings', drawingIds: [drawing] }, ofInbetween) : undefined;
  });
