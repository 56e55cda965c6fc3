import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { correctionIdSchema, correctionSchema, extremesSchema, partNameSchema } from './correction';
import { maskSchema } from './correction-mask';
import { sampleUsageSchema } from './correction-samples';
import {
  celIdSchema,
  cutIdSchema,
  drawingIdSchema,
  frameSchema,
  obedienceSchema,
  pictureIdSchema,
  scopeSchema,
  spanIdSchema,
} from './cut';
import { cutEditSchema } from './cut-edit';
import { cutNewsSchema, seenSchema } from './cut-news';
import { deskViewSchema } from './desk-view';
import { ERROR_CODES, type ErrorCode, errorDetailSchema } from './errors';
import {
  folderListingSchema,
  grantedFolderSchema,
  grantSchema,
  hostInfoSchema,
  modelSummarySchema,
  settingsChangeSchema,
  settingsSchema,
} from './host';
import { jobEndSchema, jobEventSchema, jobIdSchema, jobInfoSchema } from './jobs';
import { drawingMapsSchema } from './maps';
import { providerSettledSchema } from './provider';

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
const ofSeenCut = z.strictObject({ cutId: cutIdSchema, seen: seenSchema });
const jobStarted = z.strictObject({ jobId: jobIdSchema });

export const recentCutSchema = z.strictObject({
  cutId: cutIdSchema,
  name: z.string(),
  openedAt: z.string(),
  /** First key, for a thumbnail. Null when the folder cannot be found. */
  picture: pictureIdSchema.nullable(),
  missing: z.boolean(),
});
export type RecentCut = z.infer<typeof recentCutSchema>;

/** One step of a cut's history; `name` is an edit's kind, the page has the words. */
export const historyStepSchema = z.strictObject({
  name: z.string(),
  /** Equal steps that followed each other closely and are told as one line; each still is a step of its own. */
  count: z.int().min(1),
  /** When it was done, ISO 8601. */
  at: z.string(),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

export const historyListSchema = z.strictObject({
  /** Oldest first. */
  steps: z.array(historyStepSchema),
  /** How many steps (the sum of `count`s) are done; what follows can be redone. */
  position: z.int().min(0),
});
export type HistoryList = z.infer<typeof historyListSchema>;

/** How far the opening of a cut has come: `looking` at the folder, then `comparing` pictures that may be held. */
export const openingSchema = z.strictObject({
  name: z.string(),
  phase: z.enum(['looking', 'comparing', 'reading']),
  done: z.int().min(0),
  total: z.int().min(0),
});
export type Opening = z.infer<typeof openingSchema>;

/** How two pictures of one size differ, drawn over white. */
export const pictureComparisonSchema = z.strictObject({
  /** Peak signal to noise over all samples; null when they are the same. */
  psnrDb: z.number().nullable(),
  /** 1 when they are the same. */
  ssim: z.number(),
  /** Chamfer distance between the lines of both, in 1/100000 of the picture's size; null when one of them has no lines. */
  lineDistanceE5: z.number().min(0).nullable(),
  /** Ink of `a` for each ink of `b`; null when `b` has none. */
  inkRatio: z.number().min(0).nullable(),
  /** Share of pixels that differ by more than 1/255 in any channel. */
  differentShare01: z.number().min(0).max(1),
});
export type PictureComparison = z.infer<typeof pictureComparisonSchema>;

/** `frames` and `drawings` are sequences of PNGs; `contact-sheet` is one PNG of a span; `loop` is one moving picture. */
export const exportKindSchema = z.enum(['frames', 'drawings', 'contact-sheet', 'loop']);
export type ExportKind = z.infer<typeof exportKindSchema>;
export const loopFormatSchema = z.enum(['gif', 'webp']);

export const contract = {
  host: {
    info: procedure.input(nothing).output(hostInfoSchema),
    /** Native dialog (Electron). Null when the person closed it. */
    pickFolder: procedure
      .input(z.strictObject({ purpose: z.enum(['open', 'export']) }))
      .output(grantedFolderSchema.nullable()),
    listFolder: procedure.input(z.strictObject({ grant: grantSchema })).output(folderListingSchema),
    saveSettings: procedure.input(settingsChangeSchema).output(settingsSchema),
  },
  models: {
    list: procedure.input(nothing).output(z.array(modelSummarySchema)),
    /** What the networks run on now, and what was tried in vain. */
    provider: procedure.input(nothing).output(providerSettledSchema),
  },
  cuts: {
    /** Every answer about the state of a cut is news: what changed since the state that the page has `seen`, or the whole. */
    openSample: procedure.input(nothing).output(cutNewsSchema),
    open: procedure.input(z.strictObject({ grant: grantSchema })).output(cutNewsSchema),
    reopen: procedure.input(ofSeenCut).output(cutNewsSchema),
    recent: procedure.input(nothing).output(z.array(recentCutSchema)),
    edit: procedure
      .input(z.strictObject({ cutId: cutIdSchema, revision: z.int().min(0), edit: cutEditSchema, seen: seenSchema }))
      .output(cutNewsSchema),
    undo: procedure.input(ofSeenCut).output(cutNewsSchema),
    redo: procedure.input(ofSeenCut).output(cutNewsSchema),
    history: procedure.input(ofCut).output(historyListSchema),
    /** Undoes or redoes up to where `position` steps are done. */
    jump: procedure
      .input(z.strictObject({ cutId: cutIdSchema, position: z.int().min(0), seen: seenSchema }))
      .output(cutNewsSchema),
    /** Where the person looked when the cut was last open, or null. */
    view: procedure.input(ofCut).output(deskViewSchema.nullable()),
    saveView: procedure.input(z.strictObject({ cutId: cutIdSchema, view: deskViewSchema })).output(nothing),
    /** After `document-damaged`: the newest document that can be read (or, when there is none, the folder anew). */
    openLastGood: procedure.input(z.union([ofCut, z.strictObject({ grant: grantSchema })])).output(cutNewsSchema),
    /** The cut's pictures are in this folder from now on. What is found there is found again, what is not stays missing. */
    locate: procedure
      .input(z.strictObject({ cutId: cutIdSchema, grant: grantSchema, seen: seenSchema }))
      .output(cutNewsSchema),
    /** How far openings have come, null when none is under way, until the caller leaves. */
    opening: procedure.input(nothing).output(eventIterator(openingSchema.nullable())),
    /** The newest state of an open cut: for a page that missed what others were built on. */
    state: procedure.input(ofSeenCut).output(cutNewsSchema),
    /** Whatever changes from the state that the caller has seen, until it leaves. */
    watch: procedure.input(ofSeenCut).output(eventIterator(cutNewsSchema)),
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
          /** Drafts that are there already, too: another model or last step may have been chosen since. */
          again: z.boolean().default(false),
          /** A correction asked for them: undo takes them back together with it, and a drawing that was sent back shows the new one. */
          joins: z.boolean().default(false),
        }),
      )
      .output(jobStarted),
    maps: procedure
      .input(z.strictObject({ cutId: cutIdSchema, celId: celIdSchema, drawingId: drawingIdSchema }))
      .output(drawingMapsSchema),
    /**
     * The drawing as it would be, without touching the document: with the cut's corrections, but those of `corrections` in the place of
     * (or beside) the ones with their ids, and none of `without`. `half` is a picture of half the size, for while a person drags. A newer
     * call of the same session ends the one that runs: it answers `cancelled`.
     */
    preview: procedure
      .input(
        z.strictObject({
          cutId: cutIdSchema,
          celId: celIdSchema,
          drawingId: drawingIdSchema,
          corrections: z.array(correctionSchema).max(100),
          without: z.array(correctionIdSchema).max(2000).default([]),
          detail: z.enum(['half', 'full']),
        }),
      )
      .output(
        z.strictObject({
          picture: pictureIdSchema,
          obedience: z.array(obedienceSchema),
          /** Drawings that all of `corrections` together touch: what will be stale once they are in the document. */
          touches: z.array(drawingIdSchema),
        }),
      ),
    /** The part of a drawing (a key, or an in-between as it is seen) between four clicks on its outermost places, from the lines and colours between them. */
    maskOfExtremes: procedure
      .input(
        z.strictObject({
          cutId: cutIdSchema,
          celId: celIdSchema,
          drawingId: drawingIdSchema,
          extremes: extremesSchema,
        }),
      )
      .output(maskSchema),
    /** A part as the network sees it in a drawing (a key or an in-between), as a start for a person's own mask; null: none of it. */
    partMask: procedure
      .input(
        z.strictObject({ cutId: cutIdSchema, celId: celIdSchema, drawingId: drawingIdSchema, part: partNameSchema }),
      )
      .output(maskSchema.nullable()),
    /** Both must be of one size. */
    compare: procedure
      .input(z.strictObject({ a: pictureIdSchema, b: pictureIdSchema }))
      .output(pictureComparisonSchema),
  },
  exports: {
    start: procedure
      .input(
        z.strictObject({
          cutId: cutIdSchema,
          /** Null: all cels, each into a folder of its own (drawings) or composed bottom to top (frames). */
          celId: celIdSchema.nullable(),
          kind: exportKindSchema,
          /** `contact-sheet`: of which span (of `celId`). */
          spanId: spanIdSchema.nullable().default(null),
          /** `loop`: these frames, both ends included; null: the whole cut. */
          frames: z.strictObject({ from: frameSchema, to: frameSchema }).nullable().default(null),
          loopFormat: loopFormatSchema.default('gif'),
          /** Null: the program's own export folder. */
          grant: grantSchema.nullable(),
          overwrite: z.boolean(),
        }),
      )
      .output(jobStarted),
    /**
     * A person's own corrections as labelled samples, in a folder that they choose, with their statement of who may use them. Nothing
     * else takes them out of the document, and nothing leaves the machine by it.
     */
    corrections: procedure
      .input(
        z.strictObject({
          cutId: cutIdSchema,
          /** Null: all cels. */
          celId: celIdSchema.nullable(),
          usage: sampleUsageSchema,
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
