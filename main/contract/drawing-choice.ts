import { z } from 'zod';
import { providerWishSchema } from './provider';

/**
 * The last step of a drawing: keys that are binarised or of flat colours give their colours, and nothing else, to what lies between.
 * `automatic` looks at the keys, `on` does it whatever they look like, `off` leaves every drawing as the network made it.
 */
export const paletteStepSchema = z.enum(['automatic', 'on', 'off']);
export type PaletteStep = z.infer<typeof paletteStepSchema>;

/** How a person wants drawings made from now on. Finished drawings stay as they are. */
export const drawingChoiceSchema = z.object({
  /** Null: the default model. */
  modelId: z.string().max(200).nullable().catch(null),
  palette: paletteStepSchema.catch('automatic'),
  provider: providerWishSchema.catch('cpu'),
});
export type DrawingChoice = z.infer<typeof drawingChoiceSchema>;
