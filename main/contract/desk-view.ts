import { z } from 'zod';
import { celIdSchema, drawingIdSchema, frameSchema, pictureIdSchema } from './cut';

/**
 * Where a person looks in one cut: no part of the document, never undone, and back as it was when the cut is opened again,
 * also after a kill. Lengths are in the drawing's own pixels unless their name says otherwise.
 */

/** How the paper lies on the stage. Null in the view: fitted, straight and not mirrored. */
export const stageViewSchema = z.strictObject({
  /** Screen pixels for each pixel of the drawing. */
  zoom: z.number().gt(0).max(1000),
  panX: z.number(),
  panY: z.number(),
  rotationDeg: z.number(),
  mirrored: z.boolean(),
});
export type StageView = z.infer<typeof stageViewSchema>;

export const sheetViewSchema = z.strictObject({
  pxPerFrame: z.number().gt(0).max(1000),
  /** The X-sheet as on paper. */
  vertical: z.boolean(),
  /** The first frame in sight; may lie between two. */
  scrollFrame: z.number().min(0),
});
export type SheetView = z.infer<typeof sheetViewSchema>;

/** A drawing pinned to the light table, moved from its own place. */
export const lightTablePinSchema = z.strictObject({
  celId: celIdSchema,
  drawingId: drawingIdSchema,
  dxPx: z.number(),
  dyPx: z.number(),
  rotationDeg: z.number(),
  opacity01: z.number().min(0).max(1),
});
export type LightTablePin = z.infer<typeof lightTablePinSchema>;

/** A cut may have thousands of in-betweens; far more than this is a fault of the page. */
const MOST_SEEN = 100_000;
const MOST_PINS = 200;

export const deskViewSchema = z.strictObject({
  playheadFrame: frameSchema,
  selectedCelId: celIdSchema.nullable(),
  soloCelId: celIdSchema.nullable(),
  stage: stageViewSchema.nullable(),
  sheet: sheetViewSchema,
  /** Which side panel is open; the page's own word. */
  panel: z.string().max(100),
  /** Pictures of in-betweens that the person has looked at. */
  seen: z.array(pictureIdSchema).max(MOST_SEEN),
  lightTable: z.array(lightTablePinSchema).max(MOST_PINS),
});
export type DeskView = z.infer<typeof deskViewSchema>;
