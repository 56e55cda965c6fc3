import type { Cut } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { refusal } from '../contract/refusals';
import { changeRow, framesOfRange } from './change-row';
import { type Run, runsBetween } from './exposure-row';

/** The range once more, `times` times, right after itself; what follows moves. The same drawings are shown again, none is made. */
export function repeat(cut: Cut, { celId, from, to, times }: EditOf<'repeat'>): Cut {
  const end = Math.min(to, cut.lengthFrames);
  framesOfRange(cut, { from, to: end });
  return changeRow(cut, celId, ({ exposures }) => {
    const range = runsBetween(exposures, from, end);
    return { from: end + 1, removedFrames: 0, runs: Array.from({ length: times }, () => range).flat() };
  });
}

/** The range played backwards, with its holds. */
export function reverse(cut: Cut, { celId, from, to }: EditOf<'reverse'>): Cut {
  const end = Math.min(to, cut.lengthFrames);
  const removedFrames = framesOfRange(cut, { from, to: end });
  return changeRow(cut, celId, ({ exposures }) => ({
    ...{ from, removedFrames, runs: runsBetween(exposures, from, end).toReversed() },
  }));
}

/** The range over and over until a frame, over what is there (Cycle, くり返し). The last round may be cut off. */
export function cycle(cut: Cut, { celId, from, to, until }: EditOf<'cycle'>): Cut {
  const end = Math.min(to, cut.lengthFrames);
  framesOfRange(cut, { from, to: end });
  if (until <= end) {
    throw refusal('cycle-too-short', { until, end });
  }
  return changeRow(cut, celId, ({ exposures }) => {
    const round = runsBetween(exposures, from, end);
    const removedFrames = until - end;
    const runs: Run[] = [];
    let left = removedFrames;
    while (left > 0) {
      for (const run of round) {
        const frames = Math.min(run.frames, left);
        if (frames > 0) runs.push({ ...run, frames });
        left -= frames;
      }
    }
    return { from: end + 1, removedFrames, runs };
  });
}
