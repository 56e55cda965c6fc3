import { z } from 'zod';
import { extremesSchema } from '../contract/correction';
import { maskSchema } from '../contract/correction-mask';
import { appliedCorrectionSchema } from '../contract/corrections-of';
import { obedienceSchema } from '../contract/cut';
import { paletteStepSchema } from '../contract/drawing-choice';
import { errorReportSchema } from '../contract/errors';
import { providerSchema, providerSettledSchema, providerWishSchema } from '../contract/provider';

/** What main and the drawing child say to each other. Both sides parse what they hear. Pixels never ride these messages. */

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const keyRefSchema = z.strictObject({
  /** Absolute, on this machine. */
  path: z.string().min(1),
  sha256: sha256Schema,
});

const graphFileSchema = z.strictObject({
  file: z.string(),
  sha256: sha256Schema,
  bytes: z.int().positive(),
  /** Inputs that may be left out: their sizes, in letters of the working picture (`H/16`) or as numbers. */
  optional: z.array(z.strictObject({ name: z.string(), shape: z.array(z.union([z.string(), z.int()])) })),
});

const ofAnyModel = {
  id: z.string(),
  /** Where its graphs are: absolute, on this machine. */
  folder: z.string().min(1),
  multiple: z.int().positive(),
};

const childNetworkSchema = z.strictObject({
  ...ofAnyModel,
  kind: z.literal('key-pair-tween'),
  graphs: z.strictObject({ key: graphFileSchema, pair: graphFileSchema, tween: graphFileSchema }),
  keypoints: z.array(z.string()),
  bones: z.array(z.tuple([z.int(), z.int()])),
  parts: z.array(z.string()),
});
/** A network of ours: it tells what it saw, and takes corrections. */
export type ChildNetwork = z.infer<typeof childNetworkSchema>;

const childTwoImageSchema = z.strictObject({
  ...ofAnyModel,
  kind: z.literal('two-image'),
  graphs: z.strictObject({ frame: graphFileSchema }),
  mostAreaPx: z.int().positive(),
  form: z.strictObject({
    layout: z.enum(['planes', 'pixels']),
    low: z.number(),
    high: z.number(),
    frameLow: z.number(),
    frameHigh: z.number(),
    tDims: z.array(z.literal(1)),
  }),
});
export type ChildTwoImage = z.infer<typeof childTwoImageSchema>;

export const childModelSchema = z.discriminatedUnion('kind', [childNetworkSchema, childTwoImageSchema]);
export type ChildModel = z.infer<typeof childModelSchema>;

const correctionsSchema = z.array(appliedCorrectionSchema);

const workSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('draw'),
    key0: keyRefSchema,
    key1: keyRefSchema,
    tUnit: z.number().min(0).max(1),
    corrections: correctionsSchema,
    /** Earlier drawings of which regions are kept, by store id: their files. */
    kept: z.record(z.string(), z.string()),
    /** `half`: everything at half the working size, the picture too. */
    detail: z.enum(['full', 'half']),
    /** The last step, for keys of flat colours. */
    palette: paletteStepSchema,
    drawingPath: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('map-inbetween'),
    key0: keyRefSchema,
    key1: keyRefSchema,
    tUnit: z.number().min(0).max(1),
    corrections: correctionsSchema,
    atKeySize: z.boolean(),
    /** Files are written beside this name: `<base>.masks` and so on. */
    basePath: z.string().min(1),
  }),
  /** No network has a part in it, but pixels have. */
  z.strictObject({ kind: z.literal('mask-of-extremes'), key0: keyRefSchema, extremes: extremesSchema }),
  z.strictObject({
    kind: z.literal('map-key'),
    key0: keyRefSchema,
    key1: keyRefSchema.nullable(),
    atKeySize: z.boolean(),
    basePath: z.string().min(1),
  }),
  /** Try what the networks could run on. */
  z.strictObject({ kind: z.literal('settle-provider'), wish: providerWishSchema }),
]);
export type ChildWork = z.infer<typeof workSchema>;

export const toChildSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('work'),
    requestId: z.int(),
    model: childModelSchema,
    version: z.string(),
    /** What the graphs run on: it was settled before. */
    provider: providerSchema,
    work: workSchema,
  }),
  z.strictObject({ type: z.literal('cancel'), requestId: z.int() }),
]);
export type ToChild = z.infer<typeof toChildSchema>;

const writtenSchema = z.strictObject({ path: z.string(), sha256: sha256Schema, bytes: z.int().positive() });
export type WrittenFile = z.infer<typeof writtenSchema>;

/** How unsure the network is of one drawing. */
export const doubtSchema = z.strictObject({
  /** Over the figure: 0 sure, 1 look here. */
  doubt01: z.number().min(0).max(1),
  /** Its worst place, as a share of the drawing's width and height. */
  lookAt: z.strictObject({ x01: z.number().min(0).max(1), y01: z.number().min(0).max(1) }),
});
export type Doubt = z.infer<typeof doubtSchema>;

const pointSchema = z.strictObject({ name: z.string(), x: z.number(), y: z.number(), visibility01: z.number() });
const arrowSchema = z.strictObject({ x: z.number(), y: z.number(), dx: z.number(), dy: z.number() });

/** The maps of one drawing, as files just written plus the numbers. */
export const mapsDoneSchema = z.strictObject({
  masks: writtenSchema,
  flow: writtenSchema.nullable(),
  flowFile: writtenSchema.nullable(),
  occlusion: writtenSchema.nullable(),
  confidence: writtenSchema.nullable(),
  maxFlowPx: z.number(),
  arrowsPx: z.array(arrowSchema),
  keypoints: z.array(pointSchema),
  bones: z.array(z.tuple([z.int(), z.int()])),
  parts: z.array(z.strictObject({ name: z.string(), colour: z.string() })),
});
export type MapsDone = z.infer<typeof mapsDoneSchema>;

/** Milliseconds inside the child, for the benchmark. */
export const runTimesSchema = z.strictObject({
  /** In the graphs alone, all that this request needed. */
  graphsMs: z.number(),
  totalMs: z.number(),
  /** Which graphs ran, in order; none where all was at hand. */
  runs: z.array(z.enum(['key', 'pair', 'tween'])),
  /** Highest memory of the child so far. */
  peakRssBytes: z.number(),
});
export type RunTimes = z.infer<typeof runTimesSchema>;

export const fromChildSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({
    type: z.literal('drawn'),
    requestId: z.int(),
    drawing: writtenSchema,
    /** Null where the network does not tell (a key itself, another kind of network). */
    doubt: doubtSchema.nullable(),
    /** How well each correction was obeyed. */
    obedience: z.array(obedienceSchema),
    times: runTimesSchema,
  }),
  z.strictObject({ type: z.literal('settled'), requestId: z.int(), settled: providerSettledSchema }),
  z.strictObject({ type: z.literal('masked'), requestId: z.int(), mask: maskSchema }),
  z.strictObject({ type: z.literal('mapped'), requestId: z.int(), maps: mapsDoneSchema, times: runTimesSchema }),
  z.strictObject({
    type: z.literal('failed'),
    requestId: z.int(),
    error: errorReportSchema.nullable(),
    /** For the log, when it was no error meant for a person. */
    stack: z.string(),
  }),
]);
export type FromChild = z.infer<typeof fromChildSchema>;
