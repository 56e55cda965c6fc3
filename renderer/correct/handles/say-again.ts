import type { Correction, Gesture } from '../../../main/contract/correction';
import { usePreferences } from '../../state/preferences-store';
import { correctionOf, type GestureHere, targetHere } from '../gesture';

/** Says it anew under the same id, for the same drawings and with the same reason; or, where nothing was said yet, for the first time. */
export function sayAgain(before: Correction | null, gesture: Gesture, here: GestureHere, id?: string): Correction {
  if (before === null) return correctionOf(gesture, targetHere(gesture.kind, here), id);
  const author = usePreferences.getState().correctionAuthor || before.author;
  return { ...before, gesture, author, at: new Date().toISOString(), on: true };
}
