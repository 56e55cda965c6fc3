import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import type { ModelSummary } from '../contract/host';
import { twoImageTrouble } from './two-image';

/** A manifest.json beside graphs: what is installed, and how to know that it is what was measured. What it says beside this is kept. */

const tensorSchema = z.looseObject({
  name: z.string(),
  dtype: z.enum(['uint8', 'float32']),
  /** Null where only the run knows. */
  shape: z.array(z.union([z.string(), z.int(), z.null()])),
  /** What an artist may say; zeros say nothing. */
  optional: z.boolean().default(false),
  /** Least and most of its values; null where they have no bounds. */
  range: z.tuple([z.number(), z.number()]).nullish(),
});
export type TensorEntry = z.infer<typeof tensorSchema>;

const graphSchema = z.looseObject({
  /** Beside the manifest or one folder below; so that a manifest cannot point elsewhere. */
  file: z.string().regex(/^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  inputs: z.array(tensorSchema),
  outputs: z.array(tensorSchema),
});
export type GraphEntry = z.infer<typeof graphSchema>;

/** Against what a model was measured, on which sets, and what was found; bound to the very graphs by their hashes. */
const gateSchema = z.object({
  date: z.iso.date(),
  program: z.string(),
  against: z.string(),
  sets: z.array(z.object({ name: z.string(), cases: z.int().positive() })).min(1),
  figures: z
    .array(
      z.object({
        ...{ set: z.string(), figure: z.string(), before: z.number(), now: z.number() },
        ...{ worseLow: z.number(), worseHigh: z.number(), verdict: z.enum(['better', 'worse', 'open']) },
      }),
    )
    .min(1),
  graphs: z.object({ key: z.string(), pair: z.string(), tween: z.string() }),
});
export type GateRecord = z.infer<typeof gateSchema>;

/** What is said of every model, whatever its graphs take and give. */
const aboutModel = {
  id: z.string().regex(/^[\w.-]+$/),
  version: z.string(),
  task: z.literal('inbetween'),
  /** Both sides of the working picture are a multiple of this many pixels. */
  multiple: z.int().positive(),
  licence: z.string().min(1),
  commercialUse: z.enum(['yes', 'no', 'unknown']),
  trainedOn: z.string(),
};

/** Our own kind: one graph looks at a key, one at two keys, one draws at t. */
const keyPairTweenSchema = z
  .looseObject({
    ...aboutModel,
    kind: z.literal('key-pair-tween'),
    graphs: z.object({ key: graphSchema, pair: graphSchema, tween: graphSchema }),
    alignment: z.literal('half-pixel'),
    keypoints: z.array(z.string()),
    /** Pairs of indices into `keypoints`. */
    bones: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
    parts: z.array(z.string()).max(255),
    trainingCommit: z.string(),
    trainedSamples: z.number(),
    scores: z.record(z.string(), z.json()),
    card: z.string(),
    /** Mean difference of the drawings that torch and onnxruntime make, 0..1. */
    torchDifference01: z.number().min(0).optional(),
    /** The evaluation that let it ship (`npm run model:gate`). */
    gate: gateSchema.optional(),
  })
  .refine((model) => model.bones.flat().every((index) => index < model.keypoints.length), 'a bone names no keypoint');
export type KeyPairTweenEntry = z.infer<typeof keyPairTweenSchema>;

/** Two opaque pictures and t in, one picture out: what most published networks are. `two-image.ts` holds what its tensors must be. */
const twoImageSchema = z
  .looseObject({
    ...aboutModel,
    kind: z.literal('two-image'),
    graphs: z.object({ frame: graphSchema }),
    /** Larger keys are shown to it reduced to this area, and what it draws is enlarged. */
    mostAreaPx: z
      .int()
      .min(64 * 64)
      .default(960 * 576),
    trainingCommit: z.string().default(''),
    trainedSamples: z.number().default(0),
    scores: z.record(z.string(), z.json()).default({}),
    card: z.string().default(''),
  })
  .superRefine((model, context) => {
    const trouble = twoImageTrouble(model.graphs.frame);
    if (trouble) context.addIssue({ code: 'custom', path: ['graphs', 'frame'], message: trouble });
  });
export type TwoImageEntry = z.infer<typeof twoImageSchema>;

const modelSchema = z.discriminatedUnion('kind', [keyPairTweenSchema, twoImageSchema]);
export type ModelEntry = z.infer<typeof modelSchema>;

const manifestSchema = z
  .looseObject({
    format: z.literal('nakawari-models'),
    version: z.literal(1),
    models: z.array(modelSchema).min(1),
    default: z.string(),
  })
  .refine(
    (manifest) => manifest.models.some((model) => model.id === manifest.default),
    'the default model is not there',
  );
export type Manifest = z.infer<typeof manifestSchema>;

/** What a kind of model cannot do beside drawing; it is said where someone would look for it. */
export function lacksOf({ kind }: ModelEntry): ModelSummary['lacks'] {
  return kind === 'two-image' ? ['maps', 'corrections', 'doubt', 'palette'] : [];
}

/** Every graph of a model, in the order in which they run. */
export function graphsOf(model: ModelEntry): readonly GraphEntry[] {
  if (model.kind === 'two-image') return [model.graphs.frame];
  return GRAPH_ROLES.map((role) => model.graphs[role]);
}

export const GRAPH_ROLES = ['key', 'pair', 'tween'] as const;
export type GraphRole = (typeof GRAPH_ROLES)[number];

async function read(path: string, file: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    throw new NakawariError('model-missing', { file }, { cause });
  });
}

/** @throws NakawariError model-missing, model-invalid */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = 'manifest.json';
  const text = (await read(join(folder, file), file)).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new NakawariError('model-invalid', { file, reason: 'JSON' }, { cause });
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new NakawariError('model-invalid', {
    file,
    reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  });
}

/** @throws NakawariError model-unknown */
export function findModel(manifest: Manifest, id: string = manifest.default): ModelEntry {
  const model = manifest.models.find((entry) => entry.id === id);
  if (!model) throw new NakawariError('model-unknown', { model: id });
  return model;
}

/** A network of ours: what is trained, gated and installed here. @throws NakawariError model-unknown, input-invalid (another kind) */
export function findNetwork(manifest: Manifest, id?: string): KeyPairTweenEntry {
  const model = findModel(manifest, id);
  if (model.kind === 'key-pair-tween') return model;
  throw new NakawariError('input-invalid', {
    reason: `${model.id} is a ${model.kind} model, not a key-pair-tween one`,
  });
}

/**
 * The bytes of a graph, hashed as they are in memory: what is verified is what will run.
 * @throws NakawariError model-missing, model-altered
 */
export async function readGraph(folder: string, graph: Pick<GraphEntry, 'file' | 'sha256' | 'bytes'>): Promise<Buffer> {
  const bytes = await read(join(folder, graph.file), graph.file);
  if (bytes.length !== graph.bytes || createHash('sha256').update(bytes).digest('hex') !== graph.sha256) {
    throw new NakawariError('model-altered', { file: graph.file });
  }
  return bytes;
}
