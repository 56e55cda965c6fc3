import { z } from 'zod';
import { ARTIST_KINDS } from '../judge/artist/choose-gesture';
import { RANDOM_KINDS } from '../judge/artist/random-gesture';
import { commonSchema, words } from './tween-request';

export const artistOptionsSchema = commonSchema.extend({
  out: z.string().min(1),
  kinds: words.pipe(z.array(z.enum(ARTIST_KINDS)).min(1)).default([...ARTIST_KINDS]),
  gestures: z.coerce.number().int().min(1).max(16).default(8),
  limit: z.coerce.number().int().min(1).optional(),
  force: z.boolean().default(false),
});
export type ArtistOptions = z.infer<typeof artistOptionsSchema>;

export const obeyOptionsSchema = commonSchema.extend({
  out: z.string().min(1),
  kinds: words.pipe(z.array(z.enum(RANDOM_KINDS)).min(1)).default([...RANDOM_KINDS]),
  /** Of each kind. */
  count: z.coerce.number().int().min(1).max(100_000).default(500),
  limit: z.coerce.number().int().min(1).optional(),
  force: z.boolean().default(false),
});
export type ObeyOptions = z.infer<typeof obeyOptionsSchema>;
