import type { CutEdit, SingleEdit } from '../../main/contract/cut-edit';

/** All of them as one step of undo; nothing where there are none. */
export function oneStep(edits: readonly SingleEdit[]): CutEdit | null {
  const [first] = edits;
  if (first === undefined) return null;
  return edits.length === 1 ? first : { kind: 'several', edits: [...edits] };
}
