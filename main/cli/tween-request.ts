import { z } from 'zod';
import { paletteStepSchema } from '../contract/drawing-choice';
import { NakawariError } from '../contract/errors';
import { languageSchema } from '../contract/language';
import { providerWishSchema } from '../contract/provider';
import { MAP_KINDS } from './plan';

/** What the person asked for, parsed once from the command line's words. */

/** Words with commas between. */
export const words = z.string().transform((text) => text.split(',').map((word) => word.trim()));

/** 0 to 1; rounded to a millionth, the finest that results are told apart by. */
export const tSchema = z.coerce
  .number<string>()
  .min(0)
  .max(1)
  .transform((t) => Math.round(t * 1e6) / 1e6);

const rate = (least: number, most: number) => z.coerce.number().min(least).max(most);

export const commonSchema = z.object({
  model: z.string().optional(),
  /** Folders with models that a person has added. */
  models: z.array(z.string().min(1)).default([]),
  provider: providerWishSchema.default('cpu'),
  threads: z.coerce.number().int().min(1).max(512).optional(),
  json: z.boolean().default(false),
  lang: languageSchema.optional(),
});

export const tweenOptionsSchema = commonSchema.extend({
  t: words.pipe(z.array(tSchema).min(1)).optional(),
  out: z.string().min(1).optional(),
  from: rate(3, 12).optional(),
  to: rate(12, 60).optional(),
  pairs: z.string().min(1).optional(),
  corrections: z.string().min(1).optional(),
  maps: words
    .pipe(z.array(z.enum(MAP_KINDS)))
    .optional()
    .default([]),
  palette: paletteStepSchema.default('automatic'),
  force: z.boolean().default(false),
});
export type TweenOptions = z.infer<typeof tweenOptionsSchema>;

/** @throws NakawariError usage, naming the option at fault */
export function parseOptions<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new NakawariError('usage', { reason: `--${String(issue?.path[0] ?? '')}: ${issue?.message ?? ''}` });
}

export const DEFAULT_T = [0.5];
export const DEFAULT_FROM_FPS = 6;
export const DEFAULT_TO_FPS = 24;
