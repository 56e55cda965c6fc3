import type { Cut } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { changeRow, framesOfRange } from './change-row';
import { indexAt, type Run, runsBetween } from './exposure-row';

/**
 * A bar's end is dragged. Ripple: what follows moves. Roll: the next bar begins later or earlier and keeps at least one frame. The last
 * bar of a cel, made shorter, leaves blank frames behind it; made longer, it lengthens the cut.
 */
export function setHold(cut: Cut, { celId, frame, frames, mode }: EditOf<'set-hold'>): Cut {
  return changeRow(cut, celId, ({ exposures }) => {
    const index = indexAt(exposures, frame);
    const from = exposures[index]?.frame ?? 1;
    const drawingId = exposures[index]?.drawingId ?? null;
    const nextFrame = exposures[index + 1]?.frame;
    if (nextFrame === undefined) {
      const rest = Math.max(0, cut.lengthFrames - from + 1 - frames);
      return replaced(from, [
        { drawingId, frames },
        { drawingId: null, frames: rest },
      ]);
    }
    if (mode === 'ripple') return { from, removedFrames: nextFrame - from, runs: [{ drawingId, frames }] };
    const next = exposures[index + 1]?.drawingId ?? null;
    const nextEnds = exposures[index + 2]?.frame ?? cut.lengthFrames + 1;
    const held = Math.min(frames, nextEnds - from - 1);
    return replaced(from, [
      { drawingId, frames: held },
      { drawingId: next, frames: nextEnds - from - held },
    ]);
  });
}

function replaced(from: number, runs: readonly Run[]) {
  return { from, removedFrames: runs.reduce((sum, run) => sum + run.frames, 0), runs };
}

/**
 * The drawings of a range, one after the other, on 1s, 2s, 3s or 4s from its start: the range gets shorter or longer and what follows
 * moves. Blanks keep their frames. Null: the first drawing of the range is held through it.
 */
export function exposeOn(cut: Cut, { celId, from, to, framesPerDrawing }: EditOf<'expose-on'>): Cut {
  const removedFrames = framesOfRange(cut, { from, to: Math.min(to, cut.lengthFrames) });
  return changeRow(cut, celId, ({ exposures }) => {
    const range = runsBetween(exposures, from, from + removedFrames - 1);
    if (framesPerDrawing === null) {
      const first = range.find((run) => run.drawingId !== null)?.drawingId ?? null;
      return { from, removedFrames, runs: [{ drawingId: first, frames: removedFrames }] };
    }
    const runs = range.map((run) => (run.drawingId === null ? run : { ...run, frames: framesPerDrawing }));
    return { from, removedFrames, runs, restart: { from, to: from + removedFrames * framesPerDrawing } };
  });
}
