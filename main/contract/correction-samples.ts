import { z } from 'zod';
import { correctionIdSchema, gestureSchema } from './correction';

/**
 * A person's own corrections as labelled samples, in a folder that they export themselves and give to whom they like: the two keys of each
 * span that has some, what was said of it, and the drawings of it that were approved. docs/correction-samples.md tells it to others.
 */

/** Who may use them, as the person states it. `nobody`: kept for themselves. */
export const sampleUseSchema = z.enum(['nobody', 'this-project', 'research', 'anyone']);
export type SampleUse = z.infer<typeof sampleUseSchema>;

export const sampleUsageSchema = z.strictObject({
  may: sampleUseSchema,
  /** Who states it; '' for nobody named. */
  by: z.string().max(200),
  /** In their own words: a licence, a credit, a condition. */
  note: z.string().max(2000),
});
export type SampleUsage = z.infer<typeof sampleUsageSchema>;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const sampleCorrectionSchema = z.strictObject({
  id: correctionIdSchema,
  /** Of which key of the sample it speaks; null for the way and the in-between. */
  key: z.union([z.literal(0), z.literal(1)]).nullable(),
  /** Of which drawings of the span alone; null: all of them. */
  tUnits: z.array(z.number().min(0).max(1)).nullable(),
  gesture: gestureSchema,
});
export type SampleCorrection = z.infer<typeof sampleCorrectionSchema>;

export const correctionSampleSchema = z.strictObject({
  /** Cel and span, for a person. */
  name: z.string(),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  /** Files of the folder: the keys byte for byte. */
  keys: z.tuple([
    z.strictObject({ file: z.string(), sha256: sha256Schema }),
    z.strictObject({ file: z.string(), sha256: sha256Schema }),
  ]),
  /** Those that a person approved, as they were shown. */
  drawings: z.array(z.strictObject({ tUnit: z.number().gt(0).lt(1), file: z.string() })),
  corrections: z.array(sampleCorrectionSchema).min(1),
});
export type CorrectionSample = z.infer<typeof correctionSampleSchema>;

export const correctionSamplesSchema = z.strictObject({
  format: z.literal('nakawari-correction-samples'),
  version: z.literal(1),
  program: z.string(),
  usage: sampleUsageSchema,
  samples: z.array(correctionSampleSchema),
});
export type CorrectionSamples = z.infer<typeof correctionSamplesSchema>;

export const CORRECTION_SAMPLES_FILE = 'samples.json';
