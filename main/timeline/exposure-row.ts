import type { Cel, Exposure } from '../contract/cut';

/**
 * A cel's row of exposures as frames to cut and join. In a row that is in order, frames rise, the first exposure shows a drawing and no two
 * neighbours show the same: holding a drawing longer and showing it again at once are one thing.
 */

/** So many frames of one drawing; null: blank. */
export interface Run {
  readonly drawingId: string | null;
  readonly frames: number;
}

export const framesIn = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.frames, 0);

/** Index of the exposure that shows on this frame; -1 before the first. */
export function indexAt(exposures: readonly Exposure[], frame: number): number {
  let low = 0;
  let high = exposures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((exposures[middle]?.frame ?? Number.POSITIVE_INFINITY) <= frame) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What shows from frame `from` to frame `to`, both in. */
export function runsBetween(exposures: readonly Exposure[], from: number, to: number): Run[] {
  const runs: Run[] = [];
  let frame = from;
  for (let index = indexAt(exposures, from); frame <= to; index += 1) {
    const next = exposures[index + 1]?.frame ?? Number.POSITIVE_INFINITY;
    const frames = Math.min(next, to + 1) - frame;
    runs.push({ drawingId: exposures[index]?.drawingId ?? null, frames });
    frame += frames;
  }
  return runs;
}

/**
 * Takes `removedFrames` out at `from` and puts `runs` in there; what follows moves by the difference. As many frames in as out: nothing
 * moves.
 */
export function spliceFrames(
  cel: Cel,
  lengthFrames: number,
  from: number,
  removedFrames: number,
  runs: readonly Run[],
): Exposure[] {
  const { exposures } = cel;
  const spliced = exposures.slice(0, indexAt(exposures, from - 1) + 1);
  let frame = from;
  for (const run of runs) {
    if (run.frames > 0) spliced.push({ frame, drawingId: run.drawingId });
    frame += run.frames;
  }
  const after = from + removedFrames;
  if (after <= lengthFrames) {
    const showing = indexAt(exposures, after);
    spliced.push({ frame, drawingId: exposures[showing]?.drawingId ?? null });
    const shiftFrames = frame - after;
    for (const exposure of exposures.slice(showing + 1)) {
      spliced.push(shiftFrames === 0 ? exposure : { ...exposure, frame: exposure.frame + shiftFrames });
    }
  }
  return inOrder(spliced);
}

/** No blank before the first drawing, no two neighbours alike. */
export function inOrder(exposures: readonly Exposure[]): Exposure[] {
  const row: Exposure[] = [];
  for (const exposure of exposures) {
    const before = row.at(-1)?.drawingId ?? null;
    if (exposure.drawingId !== before) row.push(exposure);
  }
  return row;
}

/** The row, with the exposures that an edit wrote anew but alike as the objects that they were, for history and page. */
export function keepAlike(before: Exposure[], row: Exposure[]): Exposure[] {
  let isSame = before.length === row.length;
  const kept = row.map((exposure, index) => {
    const old = before[index];
    if (old && old.frame === exposure.frame && old.drawingId === exposure.drawingId) return old;
    isSame = false;
    return exposure;
  });
  return isSame ? before : kept;
}
