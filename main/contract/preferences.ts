import { z } from 'zod';

/**
 * How a person likes the desk: kept with the settings, never part of a document. A value that is missing or not understood (an older or
 * newer program wrote it) falls back to its default and takes no other with it.
 */

export const paperSchema = z.enum(['paper', 'white', 'black', 'checker', 'picture']);
export type Paper = z.infer<typeof paperSchema>;

export const preferencesSchema = z.object({
  autoDraw: z.boolean().catch(true),
  loop: z.boolean().catch(true),
  onion: z.boolean().catch(false),
  paper: paperSchema.catch('white'),
  /** The timing chart as on the paper beside a key, or lying. */
  chartDirection: z.enum(['down', 'across']).catch('down'),
  panelFolded: z.boolean().catch(false),
  /** Null: as much as the window suggests. */
  sheetHeightPx: z.number().min(96).max(900).nullable().catch(null),
  sheetWidthPx: z.number().min(180).max(900).nullable().catch(null),
  /** Which of the three things on the sample were tried, and whether the person has put them away. */
  tried: z.array(z.enum(['flip', 'time', 'review'])).catch([]),
  triesAway: z.boolean().catch(false),
  /** Null: as wide as shows the whole cut. */
  columnPx: z.number().min(3).max(96).nullable().catch(null),
  /** Written into each correction that is made here; '' for nobody. */
  correctionAuthor: z.string().max(100).catch(''),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** How the onion skin looks. On and off is a preference. */
export const onionSchema = z.object({
  /** Drawings, not frames. */
  before: z.int().min(0).max(9).catch(1),
  after: z.int().min(0).max(9).catch(1),
  keysOnly: z.boolean().catch(false),
  tint: z.enum(['warm-cool', 'green-violet', 'grey', 'none']).catch('warm-cool'),
  opacity01: z.number().min(0.05).max(1).catch(0.55),
});
export type Onion = z.infer<typeof onionSchema>;

export const MOST_RECENT_COMMANDS = 8;
/** The commands that were chosen from the palette, the last one first. */
export const recentCommandsSchema = z.array(z.string().max(100)).max(MOST_RECENT_COMMANDS);
