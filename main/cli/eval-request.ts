import { z } from 'zod';
import { paletteStepSchema } from '../contract/drawing-choice';
import { commonSchema, words } from './tween-request';

/** `families` stands for every small network that was trained here to be compared with (models/families). */
export const BASELINES = ['hold', 'blend', 'mesh', 'flow', 'phase', 'families'] as const;
/** Phase takes seconds a drawing: whoever wants it names it. */
const QUICK_BASELINES = BASELINES.filter((name) => name !== 'phase');
export type BaselineName = (typeof BASELINES)[number];

/** `NAME=DIR`: drawings that another program made. */
const outsideSchema = z.string().transform((text, context) => {
  const [, name, folder] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name && folder) return { name, folder };
  context.addIssue({ code: 'custom', message: 'expected NAME=DIR' });
  return z.NEVER;
});

export const evalOptionsSchema = commonSchema.omit({ model: true }).extend({
  out: z.string().min(1),
  model: words.pipe(z.array(z.string().min(1))).optional(),
  baseline: words.pipe(z.array(z.enum(BASELINES))).default([...QUICK_BASELINES]),
  with: z.array(outsideSchema).default([]),
  limit: z.coerce.number().int().min(1).optional(),
  worst: z.coerce.number().int().min(0).max(500).default(20),
  plainTime: z.boolean().default(false),
  palette: paletteStepSchema.default('automatic'),
  force: z.boolean().default(false),
});
export type EvalOptions = z.infer<typeof evalOptionsSchema>;
