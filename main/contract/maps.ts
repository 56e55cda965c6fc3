import { z } from 'zod';
import { pictureIdSchema } from './cut';

/** What the network saw, in pixels of the drawing's own full size: (x, y), y down, the top-left pixel's centre at (0.5, 0.5). */

export const keypointSchema = z.strictObject({
  name: z.string(),
  xPx: z.number(),
  yPx: z.number(),
  visibility01: z.number().min(0).max(1),
});
export type Keypoint = z.infer<typeof keypointSchema>;

/** Motion of one spot; drawn as an arrow from (xPx, yPx) by (dxPx, dyPx). */
export const flowArrowSchema = z.strictObject({
  xPx: z.number(),
  yPx: z.number(),
  dxPx: z.number(),
  dyPx: z.number(),
});
export type FlowArrow = z.infer<typeof flowArrowSchema>;

export const drawingMapsSchema = z.strictObject({
  /** Motion towards the second key of the span, as colour wheel picture and arrows. Null for a last key. */
  flow: z
    .strictObject({ picture: pictureIdSchema, maxPx: z.number().min(0), arrows: z.array(flowArrowSchema) })
    .nullable(),
  keypoints: z.array(keypointSchema),
  /** Pairs of indices into `keypoints`. */
  bones: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
  masks: z.strictObject({
    picture: pictureIdSchema,
    parts: z.array(z.strictObject({ name: z.string(), colour: z.string().regex(/^#[0-9a-f]{6}$/) })),
  }),
  /** What an in-between could take from the keys: white where it is seen in both, blue in one, red in none. Null for a key. */
  occlusion: z.strictObject({ picture: pictureIdSchema }).nullable(),
  /** Where to look: bright where the network is unsure. Null for a key. */
  confidence: z.strictObject({ picture: pictureIdSchema }).nullable(),
});
export type DrawingMaps = z.infer<typeof drawingMapsSchema>;
