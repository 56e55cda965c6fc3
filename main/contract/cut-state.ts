import { z } from 'zod';
import { type Cut, celIdSchema, cutSchema, drawingIdSchema } from './cut';
import { errorDetailSchema, errorReportSchema } from './errors';

const ofDrawing = { celId: celIdSchema, drawingId: drawingIdSchema };

/** All that the page is told of an open cut, but for its cels. */
export const cutStateFactsSchema = z.strictObject({
  cut: cutSchema.omit({ cels: true }),
  /** An edit names the revision that it was made on, so that nothing is applied to what nobody saw. */
  revision: z.int().min(0),
  /** Names of the steps that undo and redo would take, or null; the page has the words. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** How many steps there are in all, and how many of them are done: 0 is the cut as it was first opened. */
  historyLength: z.int().min(0),
  historyPosition: z.int().min(0),
  /** Drawings whose file is not in the folder. They stay in the document; `cuts.locate` finds them elsewhere. */
  missing: z.array(z.strictObject(ofDrawing)),
  /** Drawings whose file was read and cannot be used, each with its reason. */
  damaged: z.array(z.strictObject({ ...ofDrawing, error: errorReportSchema })),
  /** Why the cut's folder cannot be seen at present (moved, renamed, taken out), or null; `cuts.locate` is the way on. */
  folderError: errorReportSchema.nullable(),
  /** True when everything is on disk; `saveError` says why not. */
  saved: z.boolean(),
  saveError: z.strictObject({ code: z.string(), detail: errorDetailSchema }).nullable(),
});
export type CutStateFacts = z.infer<typeof cutStateFactsSchema>;

/** The document with its revision and what is known of its folder and its place on disk. It travels as news (see cut-news.ts). */
export type CutState = Omit<CutStateFacts, 'cut'> & { readonly cut: Cut };
