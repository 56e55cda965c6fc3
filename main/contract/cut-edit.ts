import { z } from 'zod';
import { correctionIdSchema, correctionSchema, correctionTargetSchema } from './correction';
import {
  celIdSchema,
  celLookSchema,
  cutRateFpsSchema,
  drawingIdSchema,
  frameSchema,
  keyMarkSchema,
  keyRateFpsSchema,
  noteTextSchema,
  paintLayersSchema,
  pictureIdSchema,
  spanIdSchema,
  timingPresetSchema,
  tUnitSchema,
} from './cut';

/**
 * What a person may do to a cut. Each edit is one undo step; `stepNameOf` names it. Frames count from 1; ranges (`from`, `to`)
 * take both ends in. What an edit means in detail is told where it is done, in main/timeline.
 */

const MOST_FRAMES_AT_ONCE = 100_000;
const frameCountSchema = z.int().min(1).max(MOST_FRAMES_AT_ONCE);
const framesPerDrawingSchema = z.int().min(1).max(4);
const manySpansSchema = z.array(spanIdSchema).min(1).max(20_000);
const celNameSchema = z.string().trim().min(1).max(200);
const drawingOfCelSchema = z.strictObject({ celId: celIdSchema, drawingId: drawingIdSchema });

const rangeOfCel = { celId: celIdSchema, from: frameSchema, to: frameSchema };

/** Which bar, how long, on how many frames: the exposures. */
const exposureEdits = [
  /** The exposure that covers `frame` lasts `frames`: ripple moves what follows, roll takes from the next one or gives to it. */
  z.strictObject({
    kind: z.literal('set-hold'),
    celId: celIdSchema,
    frame: frameSchema,
    frames: frameCountSchema,
    mode: z.enum(['ripple', 'roll']),
  }),
  /** The different drawings of the range on 1s, 2s, 3s, 4s from its start, what follows moves; null: its first drawing held to its end. */
  z.strictObject({
    kind: z.literal('expose-on'),
    ...rangeOfCel,
    framesPerDrawing: framesPerDrawingSchema.nullable(),
  }),
  /** `celIds` null: time itself, in all cels, with the notes and the length of the cut. */
  z.strictObject({
    kind: z.literal('insert-frames'),
    celIds: z.array(celIdSchema).min(1).nullable(),
    at: frameSchema,
    count: frameCountSchema,
  }),
  z.strictObject({
    kind: z.literal('remove-frames'),
    celIds: z.array(celIdSchema).min(1).nullable(),
    from: frameSchema,
    count: frameCountSchema,
  }),
  z.strictObject({ kind: z.literal('blank'), ...rangeOfCel }),
  /** The range once more after itself, `times` times; what follows moves. */
  z.strictObject({ kind: z.literal('repeat'), ...rangeOfCel, times: z.int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal('reverse'), ...rangeOfCel }),
  /** The range over and over up to and with frame `until`, over what is there; the length of the cut grows where needed. */
  z.strictObject({ kind: z.literal('cycle'), ...rangeOfCel, until: frameSchema }),
  /** Drawings of this cel, one a frame, null for a blank. */
  z.strictObject({
    kind: z.literal('paste-exposures'),
    celId: celIdSchema,
    at: frameSchema,
    drawingIds: z.array(drawingIdSchema.nullable()).min(1).max(MOST_FRAMES_AT_ONCE),
    mode: z.enum(['overwrite', 'insert']),
  }),
  /**
   * Drawings of any cels, one after the other, null for a blank; what is there is written over. Those of another cel come as keys or
   * copies; one that is named several times comes once, and held where it follows itself.
   */
  z.strictObject({
    kind: z.literal('paste-drawings'),
    celId: celIdSchema,
    at: frameSchema,
    drawings: z.array(drawingOfCelSchema.nullable()).min(1).max(10_000),
    framesPerDrawing: framesPerDrawingSchema,
  }),
] as const;

/** The timing chart of spans. */
const chartEdits = [
  /** So many in-betweens, evenly spaced, in each of these spans (clamped to one drawing a frame). */
  z.strictObject({
    kind: z.literal('set-inbetween-count'),
    celId: celIdSchema,
    spanIds: manySpansSchema,
    count: z.int().min(0).max(59),
  }),
  /** In-betweens on 1s, 2s, 3s or 4s in these spans; their preset stays. */
  z.strictObject({
    kind: z.literal('set-exposure'),
    celId: celIdSchema,
    spanIds: manySpansSchema,
    framesPerDrawing: framesPerDrawingSchema,
  }),
  /** The in-betweens stay on their frames and their t follows the preset. */
  z.strictObject({
    kind: z.literal('set-chart'),
    celId: celIdSchema,
    spanIds: manySpansSchema,
    preset: timingPresetSchema,
  }),
  /** One tick to another t; past another tick, the two drawings change their places on the sheet. */
  z.strictObject({
    kind: z.literal('move-tick'),
    celId: celIdSchema,
    drawingId: drawingIdSchema,
    tUnit: tUnitSchema,
  }),
  /** One more in-between; `frame` null: where there is room for it. */
  z.strictObject({
    kind: z.literal('add-tick'),
    celId: celIdSchema,
    spanId: spanIdSchema,
    tUnit: tUnitSchema,
    frame: frameSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('remove-tick'), celId: celIdSchema, drawingId: drawingIdSchema }),
  /** The whole chart, rising, in several spans at once. */
  z.strictObject({
    kind: z.literal('set-ticks'),
    celId: celIdSchema,
    spanIds: manySpansSchema,
    ticksUnit: z.array(tUnitSchema).max(59),
  }),
  /** Keys come this many a second, the cut plays at this many frames a second. */
  z.strictObject({ kind: z.literal('set-rates'), rateFps: cutRateFpsSchema, keyRateFps: keyRateFpsSchema }),
] as const;

const celEdits = [
  /** Above this cel; null: at the bottom. */
  z.strictObject({ kind: z.literal('add-cel'), name: celNameSchema, above: celIdSchema.nullable() }),
  z.strictObject({ kind: z.literal('rename-cel'), celId: celIdSchema, name: celNameSchema }),
  /** `to` counts from 0, bottom to top. */
  z.strictObject({ kind: z.literal('move-cel'), celId: celIdSchema, to: z.int().min(0).max(1000) }),
  /** Only one without a drawing that anybody made. */
  z.strictObject({ kind: z.literal('remove-cel'), celId: celIdSchema }),
  z.strictObject({ kind: z.literal('set-cel-look'), celId: celIdSchema, look: celLookSchema.partial() }),
  z.strictObject({
    kind: z.literal('mark-keys'),
    celId: celIdSchema,
    drawingIds: z.array(drawingIdSchema).min(1).max(20_000),
    mark: keyMarkSchema,
  }),
  /** '' takes the note away. */
  z.strictObject({
    kind: z.literal('set-note'),
    frame: frameSchema,
    celId: celIdSchema.nullable(),
    text: noteTextSchema,
  }),
] as const;

const reviewEdits = [
  /** `generated` takes an approval or a sending back away. `note` null leaves the note as it is. */
  z.strictObject({
    kind: z.literal('review'),
    drawings: z.array(drawingOfCelSchema).min(1).max(20_000),
    state: z.enum(['approved', 'sent-back', 'generated']),
    note: noteTextSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('choose-version'),
    celId: celIdSchema,
    drawingId: drawingIdSchema,
    picture: pictureIdSchema,
  }),
] as const;

const manyCorrectionsSchema = z.array(correctionIdSchema).min(1).max(2000);

/** What a person says about the motion (see correction.ts). Each is one step, whatever it touches. */
const correctionEdits = [
  z.strictObject({ kind: z.literal('add-correction'), celId: celIdSchema, correction: correctionSchema }),
  /** The one with the same id becomes this one. */
  z.strictObject({ kind: z.literal('change-correction'), celId: celIdSchema, correction: correctionSchema }),
  z.strictObject({ kind: z.literal('remove-corrections'), celId: celIdSchema, ids: manyCorrectionsSchema }),
  z.strictObject({
    kind: z.literal('switch-corrections'),
    celId: celIdSchema,
    ids: manyCorrectionsSchema,
    on: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('move-corrections'),
    celId: celIdSchema,
    ids: manyCorrectionsSchema,
    target: correctionTargetSchema,
  }),
  z.strictObject({
    kind: z.literal('copy-corrections'),
    celId: celIdSchema,
    ids: manyCorrectionsSchema,
    toSpanId: spanIdSchema,
  }),
] as const;

export const paintToolSchema = z.enum(['pencil', 'eraser', 'fill', 'lasso', 'take-off']);
export type PaintTool = z.infer<typeof paintToolSchema>;

const paintEdits = [
  /** What is painted on a drawing after one stroke; null takes all of it off. Both layers lie in the document's folder already. */
  z.strictObject({
    kind: z.literal('set-paint'),
    celId: celIdSchema,
    drawingId: drawingIdSchema,
    paint: paintLayersSchema.nullable(),
    /** What the step is called. */
    by: paintToolSchema,
  }),
] as const;

export const singleEditSchema = z.discriminatedUnion('kind', [
  ...exposureEdits,
  ...chartEdits,
  ...celEdits,
  ...reviewEdits,
  ...correctionEdits,
  ...paintEdits,
]);
export type SingleEdit = z.infer<typeof singleEditSchema>;

const MOST_EDITS_AT_ONCE = 1000;

/** One gesture over several cels: all of its edits or none, one step of undo that bears the name of the first. */
const severalSchema = z.strictObject({
  kind: z.literal('several'),
  edits: z.array(singleEditSchema).min(1).max(MOST_EDITS_AT_ONCE),
});

export const cutEditSchema = z.discriminatedUnion('kind', [...singleEditSchema.options, severalSchema]);
export type CutEdit = z.infer<typeof cutEditSchema>;

/** What a review is called depends on what it says. */
const JUDGEMENT_STEPS = { approved: 'approve', 'sent-back': 'send-back', generated: 'take-back-judgement' } as const;

/** The name of the step that undo takes back: the edit's kind, or what was judged. */
export function stepNameOf(edit: CutEdit): string {
  if (edit.kind === 'several') return edit.edits[0] ? stepNameOf(edit.edits[0]) : edit.kind;
  if (edit.kind === 'set-paint') return `paint-${edit.by}`;
  return edit.kind === 'review' ? JUDGEMENT_STEPS[edit.state] : edit.kind;
}
/** The steps that bring drawings about by themselves: undo takes those back together with what was said. */
export const CORRECTION_STEPS: ReadonlySet<string> = new Set<CutEdit['kind']>([
  'add-correction',
  'change-correction',
  'remove-corrections',
  'switch-corrections',
  'move-corrections',
  'copy-corrections',
]);

export type CutEditKind = CutEdit['kind'];
export type EditOf<Kind extends CutEditKind> = Extract<CutEdit, { kind: Kind }>;
