import type { Cut } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { openCel } from './change-cel';
import { changeRow, framesOfRange, refuseTooLong } from './change-row';
import { shiftNotes } from './note-edits';

/**
 * Frames come in ahead of `at`: what shows from there on moves, and a bar that reaches over it is held longer. In all cels it is time
 * itself that gets longer: the cut and its notes go with it.
 */
export function insertFrames(cut: Cut, { celIds, at, count }: EditOf<'insert-frames'>): Cut {
  framesOfRange(cut, { from: at, to: at });
  const into = (of: Cut, celId: string) =>
    changeRow(of, celId, ({ exposures }) => {
      const begins = exposures.findLast((exposure) => exposure.frame < at);
      return { from: at, removedFrames: 0, runs: [{ drawingId: begins?.drawingId ?? null, frames: count }] };
    });
  if (celIds) return [...new Set(celIds)].reduce(into, cut);
  refuseTooLong(cut.lengthFrames + count);
  const longer = cut.cels.reduce((of, cel) => into(of, cel.id), cut);
  const notes = shiftNotes(cut.notes, null, (frame) => (frame < at ? frame : frame + count));
  return { ...longer, lengthFrames: cut.lengthFrames + count, notes };
}

/**
 * Frames go, and what follows moves up. A drawing whose every frame is gone lies beside the sheet. In all cels the cut gets shorter; one
 * frame always stays.
 */
export function removeFrames(cut: Cut, { celIds, from, count }: EditOf<'remove-frames'>): Cut {
  const there = framesOfRange(cut, { from, to: Math.min(cut.lengthFrames, from + count - 1) });
  const outOf = (removedFrames: number) => (of: Cut, celId: string) =>
    changeRow(of, celId, () => ({ from, removedFrames, runs: [] }));
  if (celIds) return [...new Set(celIds)].reduce(outOf(there), cut);
  const removed = Math.min(there, cut.lengthFrames - 1);
  const lengthFrames = cut.lengthFrames - removed;
  const shorter = cut.cels.reduce((of, cel) => outOf(removed)(of, cel.id), cut);
  const notes = shiftNotes(cut.notes, null, (frame) =>
    Math.min(lengthFrames, frame < from ? frame : Math.max(from, frame - removed)),
  );
  return removed === 0 ? cut : { ...shorter, lengthFrames, notes };
}

/** × on the sheet. */
export function blank(cut: Cut, { celId, from, to }: EditOf<'blank'>): Cut {
  openCel(cut, celId);
  const frames = framesOfRange(cut, { from, to: Math.min(to, cut.lengthFrames) });
  return changeRow(cut, celId, () => ({ from, removedFrames: frames, runs: [{ drawingId: null, frames }] }));
}
