import { z } from 'zod';
import { type Correction, correctionSchema, MOST_CORRECTIONS_OF_CEL } from './correction';

/**
 * Corrections outside a document, as `tween --corrections FILE` takes them: the document's own records, in which what a script has
 * nothing to say of may be left out (`author`, `reason`, `on`, and `at`: then the order in the file is the order in time).
 */
export const CORRECTION_FILE_FORMAT = 'nakawari-corrections';

const BEGINNING_MS = Date.UTC(2000, 0, 1);
const { author, at, reason, on, ...said } = correctionSchema.shape;
const looseSchema = z.strictObject({
  ...said,
  author: author.default(''),
  at: at.optional(),
  reason: reason.default(''),
  on: on.default(true),
});

const wholeSchema = (corrections: readonly z.infer<typeof looseSchema>[]): Correction[] =>
  corrections.map((correction, index) => ({
    ...correction,
    at: correction.at ?? new Date(BEGINNING_MS + index).toISOString(),
  }));

export const correctionListSchema = z.array(looseSchema).max(MOST_CORRECTIONS_OF_CEL).transform(wholeSchema);

export const correctionFileSchema = z.strictObject({
  format: z.literal(CORRECTION_FILE_FORMAT),
  version: z.literal(1),
  corrections: correctionListSchema,
});
export type CorrectionFile = z.infer<typeof correctionFileSchema>;

/** The names that a pair of keys has where there is no document: what corrections of `tween A.png B.png` apply to. */
export const PAIR_NAMES = { fromDrawingId: 'key0', toDrawingId: 'key1', spanId: 'pair' } as const;
