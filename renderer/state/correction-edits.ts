import type { Correction, CorrectionTarget } from '../../main/contract/correction';
import type { Cel } from '../../main/contract/cut';
import type { CutEdit } from '../../main/contract/cut-edit';
import { editMotion } from './cut-edits';
import { celOf, currentCut } from './cut-store';
import { redrawCorrected, wantRedrawn } from './redraw-corrected';

/** One step of undo; what it makes stale is drawn again by itself. @throws what main refuses; then nothing has changed */
async function correct(celId: string, makeEdit: (cel: Cel) => CutEdit | null): Promise<void> {
  const cel = () => celOf(currentCut(), celId);
  const before = cel();
  await editMotion(() => {
    const now = cel();
    return now === undefined ? null : makeEdit(now);
  });
  wantRedrawn(before, cel());
  redrawCorrected();
}

/** Said, or said in another way under the same id. */
export function editCorrection(celId: string, correction: Correction): Promise<void> {
  return correct(celId, (cel) => {
    const isThere = cel.corrections.some(({ id }) => id === correction.id);
    return { kind: isThere ? 'change-correction' : 'add-correction', celId, correction };
  });
}

/** All of these or none, as one step. */
export function addCorrections(celId: string, corrections: readonly Correction[]): Promise<void> {
  return correct(celId, () => {
    const edits = corrections.map((correction) => ({ kind: 'add-correction' as const, celId, correction }));
    return edits.length === 0 ? null : { kind: 'several', edits };
  });
}

export function removeCorrections(celId: string, ids: readonly string[]): Promise<void> {
  return correct(celId, () => ({ kind: 'remove-corrections', celId, ids: [...ids] }));
}

export function switchCorrections(celId: string, ids: readonly string[], on: boolean): Promise<void> {
  return correct(celId, () => ({ kind: 'switch-corrections', celId, ids: [...ids], on }));
}

export function moveCorrections(celId: string, ids: readonly string[], target: CorrectionTarget): Promise<void> {
  return correct(celId, () => ({ kind: 'move-corrections', celId, ids: [...ids], target }));
}

export function copyCorrections(celId: string, ids: readonly string[], toSpanId: string): Promise<void> {
  return correct(celId, () => ({ kind: 'copy-corrections', celId, ids: [...ids], toSpanId }));
}
