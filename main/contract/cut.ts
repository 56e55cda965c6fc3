import { z } from 'zod';
import { correctionIdSchema, correctionSchema, MOST_CORRECTIONS_OF_CEL } from './correction';
import { paletteStepSchema } from './drawing-choice';

/**
 * The cut as every part of Nakawari knows it: cels, drawings, exposures, spans. Pure data; the folder on disk is known to
 * main alone (main/timeline/cut-file.ts), so that no path ever reaches the page.
 */

/** A store id or a key's sha256: names the picture behind `/frames/<id>.png`. */
export const pictureIdSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type PictureId = z.infer<typeof pictureIdSchema>;

export const cutIdSchema = z.string().regex(/^[0-9a-f]{16}$/);
export const celIdSchema = z.string().min(1).max(200);
export const drawingIdSchema = z.string().min(1).max(240);
export const spanIdSchema = z.string().min(1).max(500);

/** 0 = the first key, 1 = the second; an in-between lies strictly between. */
export const tUnitSchema = z.number().gt(0).lt(1);

/** Frames count from 1, as on paper. */
export const frameSchema = z.int().min(1).max(1_000_000);

/** How the sheet marks a person's drawing: a key has its number in a circle, a breakdown in a triangle. */
export const keyMarkSchema = z.enum(['key', 'breakdown']);
export type KeyMark = z.infer<typeof keyMarkSchema>;

/** A drawing that a person made. Its file is never written to. */
export const keyDrawingSchema = z.strictObject({
  kind: z.literal('key'),
  id: drawingIdSchema,
  mark: keyMarkSchema,
  /** The number in the file's name; gaps and start numbers are kept. */
  number: z.int().min(0),
  /** Relative to the cut's folder, with `/`. A key pasted into another cel shows the same file. */
  file: z.string().min(1),
  picture: pictureIdSchema,
});
export type KeyDrawing = z.infer<typeof keyDrawingSchema>;

export const inbetweenStateSchema = z.enum(['wanted', 'generated', 'corrected', 'approved', 'sent-back']);
export type InbetweenState = z.infer<typeof inbetweenStateSchema>;

/** How well one correction was obeyed: measured in the drawing that was made, at the very place that was corrected. */
export const obedienceSchema = z.strictObject({
  correctionId: correctionIdSchema,
  /** `distance-px`: from where it belongs, pixels of the drawing; `overlap`: region IoU, 0..1; `covered`: share that is there, 0..1. */
  measure: z.enum(['distance-px', 'overlap', 'covered']),
  /** Null where there was nothing to measure: what it speaks of is not there. */
  value: z.number().min(0).nullable(),
  obeyed: z.boolean(),
});
export type Obedience = z.infer<typeof obedienceSchema>;

/** What a picture was made from. A drawing whose keys, t or corrections are others by now is stale (see `isStale` in cut-queries). */
export const madeSchema = z.strictObject({
  fromPicture: pictureIdSchema,
  toPicture: pictureIdSchema,
  tUnit: tUnitSchema,
  /** Id of the network; '' where an older Nakawari did not note it. */
  model: z.string().max(200),
  /** How its last step took flat colours. Left out where an older Nakawari did not note it. */
  palette: paletteStepSchema.optional(),
  /** The network's own uncertainty over the figure: 0 sure, 1 look here. Null where it does not tell. */
  doubt01: z.number().min(0).max(1).nullable(),
  /** The worst place, as a share of the picture's width and height. */
  lookAt: z.strictObject({ x01: z.number().min(0).max(1), y01: z.number().min(0).max(1) }).nullable(),
  /** What its corrections said (see `fingerprintOf`). Left out: there were none. */
  corrections: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  /** Left out where nothing was to be obeyed. */
  obedience: z.array(obedienceSchema).max(MOST_CORRECTIONS_OF_CEL).optional(),
});
export type Made = z.infer<typeof madeSchema>;

/** A picture that an in-between had at some time and that a person may want back. */
export const versionSchema = z.strictObject({
  picture: pictureIdSchema,
  made: madeSchema,
  source: z.enum(['generated', 'corrected']),
  /** When it came to be, ISO 8601; null where an older Nakawari did not note it. */
  at: z.string().max(40).nullable(),
});
export type Version = z.infer<typeof versionSchema>;

/**
 * What a person painted over a drawing, as layers of its own: what lies below can be made again and the paint stays. What is seen is what lies
 * below, less what was erased, with what was painted over it. Both layers are PNGs of the paper's size in the document's own folder.
 */
export const paintLayersSchema = z.strictObject({
  /** RGBA, straight alpha; null: nothing was painted, only erased. */
  over: pictureIdSchema.nullable(),
  /** Its alpha says how much of what lies below is taken away; null: nothing. */
  erased: pictureIdSchema.nullable(),
  /** What lies below while nothing is drawn: white paper, or nothing as behind a cel. */
  paper: z.enum(['clear', 'white']),
});
export type PaintLayers = z.infer<typeof paintLayersSchema>;
export const paintSchema = paintLayersSchema.extend({
  /** What lies below: the picture of one of the drawing's versions; null: nothing was drawn yet. */
  draft: pictureIdSchema.nullable(),
});
export type Paint = z.infer<typeof paintSchema>;

/** A drawing between two keys: wanted (not drawn yet), generated by the network, corrected, approved or sent back by a person. */
export const inbetweenSchema = z.strictObject({
  kind: z.literal('inbetween'),
  id: drawingIdSchema,
  spanId: spanIdSchema,
  tUnit: tUnitSchema,
  state: inbetweenStateSchema,
  /** The reviewer's words; '' for none. */
  note: z.string().max(2000),
  /** What is shown: the picture of the chosen version, with a person's paint over it where there is any. Null while it is only wanted. */
  picture: pictureIdSchema.nullable(),
  /** How the chosen version came to be. Null exactly when there is none (see `draftOf` in cut-queries). */
  made: madeSchema.nullable(),
  /** Newest last. Never without the chosen one. */
  versions: z.array(versionSchema),
  /** Left out: nobody painted on it. */
  paint: paintSchema.optional(),
});
export type Inbetween = z.infer<typeof inbetweenSchema>;

/** A drawing that was pasted from another cel and is none of that cel's keys. */
export const copiedDrawingSchema = z.strictObject({
  kind: z.literal('copy'),
  id: drawingIdSchema,
  picture: pictureIdSchema,
  of: z.strictObject({ celId: celIdSchema, drawingId: drawingIdSchema }),
  /** Whether a network drew it, or what lies below the paint. */
  generated: z.boolean(),
  /** What `picture` shows, where a person had painted on the original. */
  paint: paintSchema.optional(),
});
export type CopiedDrawing = z.infer<typeof copiedDrawingSchema>;

export const drawingSchema = z.discriminatedUnion('kind', [keyDrawingSchema, inbetweenSchema, copiedDrawingSchema]);
export type Drawing = z.infer<typeof drawingSchema>;

/** From this frame on the cel shows this drawing (null: nothing), until the next exposure or the end of the cut. */
export const exposureSchema = z.strictObject({ frame: frameSchema, drawingId: drawingIdSchema.nullable() });
export type Exposure = z.infer<typeof exposureSchema>;

/**
 * How the in-betweens of a span lie between its keys. With a preset, t follows from the frame (see timing-curve.ts); `by-hand`, t is what
 * the person said and only its order follows the exposures. Named as animators do: slow-in slows down INTO the second key.
 */
export const timingPresetSchema = z.enum(['even', 'slow-in', 'slow-out', 'slow-in-out', 'accelerate', 'by-hand']);
export type TimingPreset = z.infer<typeof timingPresetSchema>;
export const timingSchema = z.strictObject({ preset: timingPresetSchema });
export type Timing = z.infer<typeof timingSchema>;

/** The way from one key to the next. Its in-betweens, in order, are the timing chart: each carries its own t. */
export const spanSchema = z.strictObject({
  id: spanIdSchema,
  fromDrawingId: drawingIdSchema,
  toDrawingId: drawingIdSchema,
  /** First frame on which the first key may give way (after its hold), and the frame of the second key. */
  startFrame: frameSchema,
  endFrame: frameSchema,
  timing: timingSchema,
  /** Those of the chart, in the order of their frames. A drawing of this span that is not named here lies beside the sheet. */
  inbetweenIds: z.array(drawingIdSchema),
});
export type Span = z.infer<typeof spanSchema>;

/** A span whose keys do not follow each other on the sheet at present. It stays while it has drawings. */
export const restingSpanSchema = z.strictObject({
  id: spanIdSchema,
  fromDrawingId: drawingIdSchema,
  toDrawingId: drawingIdSchema,
  timing: timingSchema,
});
export type RestingSpan = z.infer<typeof restingSpanSchema>;

export const celLookSchema = z.strictObject({
  hidden: z.boolean(),
  /** A locked cel refuses every edit but its look. */
  locked: z.boolean(),
  opacity01: z.number().min(0).max(1),
});
export type CelLook = z.infer<typeof celLookSchema>;
export const PLAIN_LOOK: CelLook = { hidden: false, locked: false, opacity01: 1 };

export const celSchema = z.strictObject({
  id: celIdSchema,
  name: z.string().min(1).max(200),
  look: celLookSchema,
  drawings: z.array(drawingSchema),
  exposures: z.array(exposureSchema),
  /** Those on the sheet, in its order. */
  spans: z.array(spanSchema),
  restingSpans: z.array(restingSpanSchema),
  /** What a person said about the motion, in the order in which it was said. */
  corrections: z.array(correctionSchema).max(MOST_CORRECTIONS_OF_CEL),
});
export type Cel = z.infer<typeof celSchema>;

/** A person's words on a frame, of one cel or of the whole cut. */
export const noteTextSchema = z.string().max(2000);
export const noteSchema = z.strictObject({
  id: z.string().min(1).max(20),
  frame: frameSchema,
  celId: celIdSchema.nullable(),
  text: noteTextSchema.min(1),
});
export type Note = z.infer<typeof noteSchema>;

export const keyRateFpsSchema = z.number().min(3).max(12);
export const cutRateFpsSchema = z.number().min(12).max(60);

export const cutSchema = z.strictObject({
  id: cutIdSchema,
  name: z.string().min(1).max(200),
  widthPx: z.int().min(64).max(8192),
  heightPx: z.int().min(64).max(8192),
  /** Frames a second of the cut, and key drawings a second as they come from the folder. */
  rateFps: cutRateFpsSchema,
  keyRateFps: keyRateFpsSchema,
  lengthFrames: frameSchema,
  /** Bottom to top. */
  cels: z.array(celSchema).min(1),
  notes: z.array(noteSchema),
});
export type Cut = z.infer<typeof cutSchema>;

/** Which drawings a job is about. */
export const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cut') }),
  z.strictObject({ kind: z.literal('cel'), celId: celIdSchema }),
  z.strictObject({ kind: z.literal('span'), celId: celIdSchema, spanId: spanIdSchema }),
  z.strictObject({ kind: z.literal('drawing'), celId: celIdSchema, drawingId: drawingIdSchema }),
  z.strictObject({
    kind: z.literal('drawings'),
    celId: celIdSchema,
    drawingIds: z.array(drawingIdSchema).min(1).max(20_000),
  }),
  /** Every generated draft of the cut that was made from other keys or for another t than it has now. */
  z.strictObject({ kind: z.literal('stale') }),
]);
export type Scope = z.infer<typeof scopeSchema>;
