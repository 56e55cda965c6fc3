import { create } from 'zustand';
import { type Paper, type Preferences, preferencesSchema } from '../../main/contract/preferences';

export type { Paper, Preferences } from '../../main/contract/preferences';

/** How this person likes the desk. Kept with the settings (settings-store.ts), which main writes. */
export const usePreferences = create<Preferences>(() => preferencesSchema.parse({}));

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}

export const PAPERS: readonly Paper[] = ['paper', 'white', 'black', 'checker', 'picture'];

/** `hasPicture`: a background picture was chosen for this cut. */
export function nextPaper(paper: Paper, hasPicture: boolean): Paper {
  const papers = PAPERS.filter((candidate) => candidate !== 'picture' || hasPicture);
  return papers[(papers.indexOf(paper) + 1) % papers.length] ?? 'white';
}
