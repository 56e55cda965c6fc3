import { z } from 'zod';
import { celIdSchema, drawingIdSchema, pictureIdSchema } from './cut';
import { errorReportSchema } from './errors';

/**
 * A job is work longer than a blink. Laws, tested over every transport: `done` never falls; exactly one end; nothing after it;
 * the answer to cancel comes when work has truly stopped.
 */
export const jobIdSchema = z.string().regex(/^[0-9a-z-]{8,40}$/);

export const jobKindSchema = z.enum(['generate', 'export']);
export type JobKind = z.infer<typeof jobKindSchema>;

export const jobProgressSchema = z.strictObject({
  type: z.literal('progress'),
  done: z.int().min(0),
  total: z.int().min(0),
  /** Null until there is something to judge by. */
  secondsLeft: z.number().min(0).nullable(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** This drawing is being drawn now, until its `drawing` event, a failure or the end. */
export const jobBeginsSchema = z.strictObject({
  type: z.literal('begins'),
  celId: celIdSchema,
  drawingId: drawingIdSchema,
});
export type JobBegins = z.infer<typeof jobBeginsSchema>;

/** A drawing that has just been made, to be shown at once; the document gets it as part of the job's one undo step. */
export const jobDrawingSchema = z.strictObject({
  type: z.literal('drawing'),
  celId: celIdSchema,
  drawingId: drawingIdSchema,
  picture: pictureIdSchema,
});
export type JobDrawing = z.infer<typeof jobDrawingSchema>;

export const jobSummarySchema = z.strictObject({
  made: z.int().min(0),
  reused: z.int().min(0),
  failed: z.array(z.strictObject({ name: z.string(), error: errorReportSchema })),
  /** Picture files that an export wrote. */
  written: z.int().min(0),
  /** Where an export went, as a person would name it. */
  folder: z.string().nullable(),
});
export type JobSummary = z.infer<typeof jobSummarySchema>;

export const jobEndSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ type: z.literal('end'), outcome: z.literal('done'), summary: jobSummarySchema }),
  z.strictObject({ type: z.literal('end'), outcome: z.literal('cancelled'), summary: jobSummarySchema }),
  z.strictObject({
    type: z.literal('end'),
    outcome: z.literal('failed'),
    summary: jobSummarySchema,
    error: errorReportSchema,
  }),
]);
export type JobEnd = z.infer<typeof jobEndSchema>;

export const jobEventSchema = z.union([jobProgressSchema, jobBeginsSchema, jobDrawingSchema, jobEndSchema]);
export type JobEvent = z.infer<typeof jobEventSchema>;

export const jobInfoSchema = z.strictObject({
  jobId: jobIdSchema,
  kind: jobKindSchema,
  cutId: z.string().nullable(),
  progress: jobProgressSchema,
});
export type JobInfo = z.infer<typeof jobInfoSchema>;
