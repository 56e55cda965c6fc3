import { z } from 'zod';
import { create } from 'zustand';

/** How this person likes the desk; of this page alone, so it lives in the page's own storage. */
const preferencesSchema = z.object({
  autoDraw: z.boolean().catch(true),
  loop: z.boolean().catch(true),
  onion: z.boolean().catch(false),
  paper: z.enum(['paper', 'white', 'black', 'checker', 'picture']).catch('white'),
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
});
export type Preferences = z.infer<typeof preferencesSchema>;
export type Paper = Preferences['paper'];

const STORAGE_NAME = 'nakawari.preferences';

function load(): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(globalThis.localStorage?.getItem(STORAGE_NAME) ?? '{}'));
  } catch {
    return preferencesSchema.parse({});
  }
}

export const usePreferences = create<Preferences>(load);

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  try {
    globalThis.localStorage?.setItem(STORAGE_NAME, JSON.stringify(usePreferences.getState()));
  } catch {
    // A full or forbidden storage costs the next start its habits, nothing else.
  }
}

export const PAPERS: readonly Paper[] = ['paper', 'white', 'black', 'checker', 'picture'];

/** `hasPicture`: a background picture was chosen for this cut. */
export function nextPaper(paper: Paper, hasPicture: boolean): Paper {
  const papers = PAPERS.filter((candidate) => candidate !== 'picture' || hasPicture);
  return papers[(papers.indexOf(paper) + 1) % papers.length] ?? 'white';
}
