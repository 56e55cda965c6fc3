import type { Cel, Cut, Drawing } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { refusal } from '../contract/refusals';
import { changeCel } from './change-cel';
import { framesIn, type Run, spliceFrames } from './exposure-row';
import { settleCel } from './settle-spans';

/** The longest cut there is, in frames (see frameSchema). */
const LONGEST_FRAMES = 1_000_000;

/** Runs that take the place of `removedFrames` frames at `from`. */
export interface RowChange {
  readonly from: number;
  readonly removedFrames: number;
  readonly runs: readonly Run[];
  /** Drawings that come into the cel with them. */
  readonly newDrawings?: readonly Drawing[];
  /** See settle-spans. */
  readonly restart?: { readonly from: number; readonly to: number };
}

/** The one way in which edits change what frames show. The cut grows where what was put in, or what was moved, needs it; it never shrinks. */
export function changeRow(cut: Cut, celId: string, changeOf: (cel: Cel) => RowChange): Cut {
  let lengthFrames = cut.lengthFrames;
  const changed = changeCel(cut, celId, (cel) => {
    const { from, removedFrames, runs, newDrawings = [], restart } = changeOf(cel);
    const exposures = spliceFrames(cel, cut.lengthFrames, from, removedFrames, runs);
    lengthFrames = Math.max(lengthFrames, from + framesIn(runs) - 1, exposures.at(-1)?.frame ?? 1);
    refuseTooLong(lengthFrames);
    const drawings = newDrawings.length === 0 ? cel.drawings : [...cel.drawings, ...newDrawings];
    return settleCel(cel, { exposures, drawings, ...(restart && { restart }) });
  });
  return lengthFrames === cut.lengthFrames ? changed : { ...changed, lengthFrames };
}

/** @throws NakawariError input-invalid */
export function refuseTooLong(lengthFrames: number): void {
  if (lengthFrames > LONGEST_FRAMES) {
    throw refusal('cut-too-long', { most: LONGEST_FRAMES });
  }
}

/** @throws NakawariError input-invalid for a range that ends before it begins, or that begins after the cut */
export function framesOfRange(cut: Cut, { from, to }: { readonly from: number; readonly to: number }): number {
  if (to < from) throw new NakawariError('input-invalid', { reason: `frame ${to} is before frame ${from}` });
  if (from > cut.lengthFrames) {
    throw refusal('after-the-cut', { frames: cut.lengthFrames });
  }
  return to - from + 1;
}
