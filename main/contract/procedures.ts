import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  celIdSchema,
  cutEditSchema,
  cutIdSchema,
  cutSchema,
  drawingIdSchema,
  frameSchema,
  pictureIdSchema,
  scopeSchema,
} from './cut';
import { ERROR_CODES, type ErrorCode, errorDetailSchema } from './errors';
import {
  folderListingSchema,
  grantedFolderSchema,
  grantSchema,
  hostInfoSchema,
  modelSummarySchema,
  settingsSchema,
} from './host';
import { jobEndSchema, jobEventSchema, jobIdSchema, jobInfoSchema } from './jobs';
import { drawingMapsSchema } from './maps';

/**
 * The one contract between the page, the command line and main. Three transports carry it: in process, WebSocket, message port.
 * Pixels never ride it (replies carry picture ids; the page loads /frames/<id>.png) and the page never names a path (it sends grants).
 */

/** Every procedure may answer with every code of the closed list; the detail fills the sentence. */
const errorMap = Object.fromEntries(ERROR_CODES.map((code) => [code, { data: errorDetailSchema }])) as Record<
  ErrorCode,
  { data: typeof errorDetailSchema }
>;
const procedure = oc.errors(errorMap);

const nothing = z.strictObject({});
const ofCut = z.strictObject({ cutId: cutIdSchema });
const jobStarted = z.strictObject({ jobId: jobIdSchema });

/** The document with its revision: an edit names the revision it was made on, so that nothing is applied to what nobody saw. */
export const cutStateSchema = z.strictObject({
  cut: cutSchema,
  revision: z.int().min(0),
  /** Names of the steps that undo and redo would take, or null; the page has the words. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** True when everything is on disk; `saveError` says why not. */
  saved: z.boolean(),
  saveError: z.strictObject({ code: z.string(), detail: errorDetailSchema }).nullable(),
});
export type CutState = z.infer<typeof cutStateSchema>;

export const recentCutSchema = z.strictObject({
  cutId: cutIdSchema,
  name: z.string(),
  openedAt: z.string(),
  /** First key, for a thumbnail. Null when the folder cannot be found. */
  picture: pictureIdSchema.nullable(),
  missing: z.boolean(),
});
export type RecentCut = z.infer<typeof recentCutSchema>;

export const exportKindSchema = z.enum(['frames', 'drawings']);

export const contract = {
  host: {
    info: procedure.input(nothing).output(hostInfoSchema),
    /** Native dialog (Electron). Null when the person closed it. */
    pickFolder: procedure
      .input(z.strictObject({ purpose: z.enum(['open', 'export']) }))
      .output(grantedFolderSchema.nullable()),
    listFolder: procedure.input(z.strictObject({ grant: grantSchema })).output(folderListingSchema),
    saveSettings: procedure.input(settingsSchema).output(settingsSchema),
  },
  models: {
    list: procedure.input(nothing).output(z.array(modelSummarySchema)),
  },
  cuts: {
    openSample: procedure.input(nothing).output(cutStateSchema),
    open: procedure.input(z.strictObject({ grant: grantSchema })).output(cutStateSchema),
    reopen: procedure.input(ofCut).output(cutStateSchema),
    recent: procedure.input(nothing).output(z.array(recentCutSchema)),
    edit: procedure
      .input(z.strictObject({ cutId: cutIdSchema, revision: z.int().min(0), edit: cutEditSchema }))
      .output(cutStateSchema),
    undo: procedure.input(ofCut).output(cutStateSchema),
    redo: procedure.input(ofCut).output(cutStateSchema),
    /** The state now and after every change, until the caller leaves. */
    watch: procedure.input(ofCut).output(eventIterator(cutStateSchema)),
  },
  imports: {
    /** Pictures dropped on the page: they are PUT to `uploadUrl/<cel>/<file>`, then `finish` gives a folder to open. */
    begin: procedure
      .input(z.strictObject({ name: z.string().min(1).max(100) }))
      .output(z.strictObject({ importId: z.string(), uploadUrl: z.string() })),
    finish: procedure.input(z.strictObject({ importId: z.string() })).output(grantedFolderSchema),
  },
  drawings: {
    generate: procedure
      .input(
        z.strictObject({
          cutId: cutIdSchema,
          scope: scopeSchema,
          /** Drawings nearest to this frame come first. */
          playheadFrame: frameSchema,
        }),
      )
      .output(jobStarted),
    maps: procedure
      .input(z.strictObject({ cutId: cutIdSchema, celId: celIdSchema, drawingId: drawingIdSchema }))
      .output(drawingMapsSchema),
  },
  exports: {
    start: procedure
      .input(
        z.strictObject({
          cutId: cutIdSchema,
          /** Null: all cels, each into a folder of its own (drawings) or composed bottom to top (frames). */
          celId: celIdSchema.nullable(),
          kind: exportKindSchema,
          /** Null: the program's own export folder. */
          grant: grantSchema.nullable(),
          overwrite: z.boolean(),
        }),
      )
      .output(jobStarted),
  },
  jobs: {
    list: procedure.input(nothing).output(z.array(jobInfoSchema)),
    /** What happened so far (last progress) and what follows, up to exactly one end. */
    watch: procedure.input(z.strictObject({ jobId: jobIdSchema })).output(eventIterator(jobEventSchema)),
    /** Answered when work has truly stopped. */
    cancel: procedure.input(z.strictObject({ jobId: jobIdSchema })).output(jobEndSchema),
  },
};
export type Contract = typeof contract;
