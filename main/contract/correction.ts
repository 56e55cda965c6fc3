import { z } from 'zod';
import { maskSchema } from './correction-mask';

/**
 * What a person says about the motion, one record a gesture: data, never pixels burnt in. The document, the page and the command line
 * (`tween --corrections`) share this schema. Places are pixels of the key drawing, (x, y), y down, the top-left pixel's centre at
 * (0.5, 0.5); t runs from 0 (first key of the span) to 1 (second key).
 */

/** A little beyond the paper: a place outside is refused in words (correction-check.ts), not as a wrong type. */
const coordinatePxSchema = z.number().min(-16_384).max(16_384);
export const placeSchema = z.strictObject({ xPx: coordinatePxSchema, yPx: coordinatePxSchema });
export type Place = z.infer<typeof placeSchema>;

/** Strictly between the keys: what a key shows is said on the key. */
const betweenUnitSchema = z.number().gt(0).lt(1);
const unitSchema = z.number().min(0).max(1);
const reachPxSchema = z.number().min(1).max(2048);

/** A keypoint of the network (`left_wrist`) or a free point with a name of its own (a tail, the tip of a sword). */
export const pointNameSchema = z.string().trim().min(1).max(60);
/** A part as the network's manifest names it (`lower_arm_hand`). */
export const partNameSchema = z.string().trim().min(1).max(60);

/** Which pixels of the two keys are meant: a part wherever the network sees it, or (one of) the two regions, which then count. */
export const partInKeysSchema = z.strictObject({
  part: partNameSchema.nullable(),
  region0: maskSchema.nullable(),
  region1: maskSchema.nullable(),
});
export type PartInKeys = z.infer<typeof partInKeysSchema>;

/** The outermost places of a part: the mask between them comes from the lines and colours inside. */
export const extremesSchema = z.strictObject({
  top: placeSchema,
  left: placeSchema,
  bottom: placeSchema,
  right: placeSchema,
});
export type Extremes = z.infer<typeof extremesSchema>;

export const MOST_LINE_POINTS = 20_000;

/** Gestures on a key drawing; they touch every in-between of the spans that begin or end with it. */
const keyGestures = [
  z.strictObject({
    kind: z.literal('key-point'),
    name: pointNameSchema,
    place: placeSchema,
    /** `behind`: something is drawn over it; `absent`: the drawing does not have it, wherever the network saw it. */
    state: z.enum(['seen', 'behind', 'absent']),
  }),
  z.strictObject({
    kind: z.literal('key-mask'),
    part: partNameSchema,
    /** The whole part as it is in this key. */
    shape: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('mask'), mask: maskSchema }),
      z.strictObject({ by: z.literal('extremes'), extremes: extremesSchema }),
    ]),
  }),
] as const;

/** Gestures on the way from one key to the next. */
const spanGestures = [
  /** "This here is that there", by a point of each key. `reachPx`: how far around it, inside its part. */
  z.strictObject({
    kind: z.literal('match-point'),
    place0: placeSchema,
    place1: placeSchema,
    reachPx: reachPxSchema,
  }),
  z.strictObject({ kind: z.literal('match-region'), region0: maskSchema, region1: maskSchema }),
  /** It appears (a region of key 1) or vanishes (of key 0): nothing in the other key is it. */
  z.strictObject({ kind: z.literal('no-partner'), key: z.union([z.literal(0), z.literal(1)]), region: maskSchema }),
  /** In front of (behind) all that it meets; from `crossingUnit` on the other way round. */
  z.strictObject({
    kind: z.literal('order'),
    of: partInKeysSchema,
    side: z.enum(['front', 'behind']),
    crossingUnit: betweenUnitSchema.nullable(),
  }),
  /** The way of a joint: from its place in key 0 through the path to its place in key 1. */
  z.strictObject({
    kind: z.literal('arc'),
    name: pointNameSchema,
    place0: placeSchema,
    place1: placeSchema,
    /** Rising in t. */
    path: z
      .array(z.strictObject({ tUnit: betweenUnitSchema, place: placeSchema }))
      .min(1)
      .max(16),
  }),
  /** The part's own time: at `tUnit` of the drawing it is as far as `ownUnit` says; straight between, from (0, 0) to (1, 1). */
  z.strictObject({
    kind: z.literal('timing'),
    of: partInKeysSchema,
    /** Rising in t, never falling in its own time. */
    points: z
      .array(z.strictObject({ tUnit: betweenUnitSchema, ownUnit: unitSchema }))
      .min(1)
      .max(64),
  }),
] as const;

/** Gestures on an in-between, made on the drawing at `tUnit`. Where they touch drawings at another t, motion scales with t(1 - t). */
const inbetweenGestures = [
  /** A keypoint belongs `to`; `from` is where the drawing showed it, null: where the network sees it. Its limbs follow. */
  z.strictObject({
    kind: z.literal('point-at'),
    name: pointNameSchema,
    tUnit: betweenUnitSchema,
    from: placeSchema.nullable(),
    to: placeSchema,
  }),
  /** The spot that the draft shows at `from` belongs `to`; it moves its part around it, `reachPx` far, and not the neighbours. */
  z.strictObject({
    kind: z.literal('flow-hint'),
    tUnit: betweenUnitSchema,
    from: placeSchema,
    to: placeSchema,
    reachPx: reachPxSchema,
  }),
  /** Some of the lines, drawn by hand; the network draws the rest around them. With a colour they are also drawn as they are. */
  z.strictObject({
    kind: z.literal('lines'),
    tUnit: betweenUnitSchema,
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .nullable(),
    lines: z
      .array(
        z.strictObject({
          widthPx: z.number().min(0.25).max(200),
          /** [x, y] each. More than 20,000 in all are refused in words. */
          pointsPx: z
            .array(z.tuple([coordinatePxSchema, coordinatePxSchema]))
            .min(1)
            .max(100_000),
          /** A line of its own: what the drawing has beside it stays. Otherwise a line that runs along it is pulled onto it. */
          isNew: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  /** The whole part as it is to be at t. */
  z.strictObject({
    kind: z.literal('mask-at'),
    tUnit: betweenUnitSchema,
    part: partNameSchema,
    mask: maskSchema,
  }),
  /** This region stays as `picture` (an earlier drawing of it, by store id) has it. */
  z.strictObject({
    kind: z.literal('keep'),
    tUnit: betweenUnitSchema,
    region: maskSchema,
    picture: z.string().regex(/^[0-9a-f]{64}$/),
  }),
] as const;

export const gestureSchema = z.discriminatedUnion('kind', [...keyGestures, ...spanGestures, ...inbetweenGestures]);
export type Gesture = z.infer<typeof gestureSchema>;
export type GestureKind = Gesture['kind'];
export type GestureOf<Kind extends GestureKind> = Extract<Gesture, { kind: Kind }>;

const idSchema = z.string().min(1).max(500);

/** What a correction applies to. Something that is not there at present (a span whose keys were parted) is nothing, until it is back. */
export const correctionTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key'), drawingId: idSchema }),
  /** All in-betweens of the span with `fromUnit` <= t <= `toUnit`. */
  z.strictObject({ kind: z.literal('span'), spanId: idSchema, fromUnit: unitSchema, toUnit: unitSchema }),
  z.strictObject({ kind: z.literal('drawings'), drawingIds: z.array(idSchema).min(1).max(1000) }),
]);
export type CorrectionTarget = z.infer<typeof correctionTargetSchema>;

export const correctionIdSchema = z.string().regex(/^[\w.+-]{1,60}$/);

export const correctionSchema = z.strictObject({
  id: correctionIdSchema,
  /** Who made it; '' where nobody said. */
  author: z.string().max(100),
  /** When, ISO 8601. Where two corrections say different things of one spot, the later one counts. */
  at: z.iso.datetime({ offset: true }),
  /** The person's own words; '' for none. */
  reason: z.string().max(2000),
  /** Switched off, it is as if it were not there. */
  on: z.boolean(),
  target: correctionTargetSchema,
  gesture: gestureSchema,
});
export type Correction = z.infer<typeof correctionSchema>;

export const MOST_CORRECTIONS_OF_CEL = 2000;

const KEY_KINDS: ReadonlySet<GestureKind> = new Set(keyGestures.map((gesture) => gesture.shape.kind.value));
const SPAN_KINDS: ReadonlySet<GestureKind> = new Set(spanGestures.map((gesture) => gesture.shape.kind.value));

/** Whether a gesture of this kind can be meant of such a target: a key, a span, or drawings. */
export function isTargetFor(kind: GestureKind, target: CorrectionTarget): boolean {
  if (KEY_KINDS.has(kind)) return target.kind === 'key';
  return SPAN_KINDS.has(kind) ? target.kind === 'span' : target.kind !== 'key';
}
