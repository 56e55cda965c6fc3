import type { Correction } from '../../main/contract/correction';
import { edit } from './cut-edits';
import { celOf, currentCut } from './cut-store';

/** Said, or said in another way under the same id: one step. */
export function editCorrection(celId: string, correction: Correction): Promise<void> {
  return edit(() => {
    const isThere = celOf(currentCut(), celId)?.corrections.some(({ id }) => id === correction.id) === true;
    return { kind: isThere ? 'change-correction' : 'add-correction', celId, correction };
  });
}
