import { z } from 'zod';
import { create } from 'zustand';

/** How this person likes the desk; of this page alone, so it lives in the page's own storage. */
const preferencesSchema = z.object({
  autoDraw: z.boolean().catch(true),
  loop: z.boolean().catch(true),
  onion: z.boolean().catch(false),
  paper: z.enum(['white', 'grey', 'checker']).catch('white'),
  panelFolded: z.boolean().catch(false),
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

export function nextPaper(paper: Paper): Paper {
  return paper === 'white' ? 'grey' : paper === 'grey' ? 'checker' : 'white';
}
