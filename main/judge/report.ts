import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import { pictureScoreSchema } from './score-drawing';
import { MOTION_BINS } from './structure-score';
import { tallySchema } from './tallies';

/** What one method drew for one true in-between, measured. */
export const rowSchema = z.strictObject({
  case: z.string(),
  /** As the truth's file name has it, and as the method was told it (the timing chart's, where labels know it). */
  tUnit: z.number(),
  toldUnit: z.number(),
  method: z.string(),
  /** 90th percentile of the figure's motion, px at 540 px height; null without labels. */
  motionBin: z.enum(MOTION_BINS).nullable(),
  kind: z.string().nullable(),
  score: pictureScoreSchema,
});
export type Row = z.infer<typeof rowSchema>;

export const temporalSchema = z.strictObject({
  /** Share of the moving keypoints that never go back between the keys. */
  monotone: z.number().nullable(),
  /** Mean difference of their progress (0..1 along the way) from the truth's. */
  pacingError: z.number().nullable(),
});

export const reportSchema = z.strictObject({
  format: z.literal('nakawari-eval'),
  version: z.literal(1),
  program: z.string(),
  set: z.string(),
  cases: z.int(),
  time: z.enum(['chart', 'plain']),
  methods: z.array(
    z.strictObject({ name: z.string(), kind: z.enum(['model', 'baseline', 'folder']), note: z.string() }),
  ),
  rows: z.array(rowSchema),
  /** By model: sums and counts of flow errors, keypoints, part overlaps. */
  structure: z.record(z.string(), z.record(z.string(), tallySchema)),
  temporal: z.record(z.string(), temporalSchema),
  parts: z.array(z.string()),
  failed: z.array(z.strictObject({ case: z.string(), method: z.string(), code: z.string() })),
});
export type EvalReport = z.infer<typeof reportSchema>;

export const REPORT_FILE = 'report.json';

/** @throws NakawariError input-invalid (no report, or not of this program) */
export async function readReport(folder: string): Promise<EvalReport> {
  const text = await readFile(folder.endsWith('.json') ? folder : join(folder, REPORT_FILE), 'utf8').catch(() => {
    throw new NakawariError('input-invalid', { reason: `no ${REPORT_FILE} there`, file: folder });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = reportSchema.safeParse(json);
  if (!parsed.success) {
    throw new NakawariError('input-invalid', {
      reason: parsed.error.issues[0]?.path.join('.') || 'it is no evaluation report',
      file: folder,
    });
  }
  return parsed.data;
}
