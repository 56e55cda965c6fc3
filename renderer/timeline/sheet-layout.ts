import type { Cel, Cut, Drawing, Exposure } from '../../main/contract/cut';
import { drawingById } from '../../main/contract/cut-queries';

/** Where things lie in the sheet. x is in CSS pixels from the left edge of frame 1. */

export const SMALLEST_COLUMN_PX = 3;
export const WIDEST_COLUMN_PX = 96;

export function clampColumn(columnPx: number): number {
  return Math.min(WIDEST_COLUMN_PX, Math.max(SMALLEST_COLUMN_PX, columnPx));
}

/** The whole cut in the room there is, as long as a drawing on 2s can still be seen. */
export function fittingColumn(lengthFrames: number, roomPx: number): number {
  return Math.min(72, Math.max(12, Math.floor((roomPx / lengthFrames) * 4) / 4));
}

export function xOfFrame(frame: number, columnPx: number): number {
  return (frame - 1) * columnPx;
}

/** The frame under x, clamped to the cut. */
export function frameAtX(x: number, columnPx: number, lengthFrames: number): number {
  return Math.min(lengthFrames, Math.max(1, Math.floor(x / columnPx) + 1));
}

export interface FrameRange {
  readonly first: number;
  readonly last: number;
}

/** The frames that can be seen, with a few on either side so that a scroll does not show gaps. */
export function framesInView(scrollPx: number, roomPx: number, columnPx: number, lengthFrames: number): FrameRange {
  const margin = 4;
  return {
    first: Math.max(1, Math.floor(scrollPx / columnPx) + 1 - margin),
    last: Math.min(lengthFrames, Math.ceil((scrollPx + roomPx) / columnPx) + margin),
  };
}

/** One drawing where it is exposed. */
export interface SheetCell {
  readonly exposure: Exposure;
  readonly drawing: Drawing | null;
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** The cells of a row that touch the range; never walks the whole cel. */
export function cellsInView(cel: Cel, cut: Cut, range: FrameRange): SheetCell[] {
  let low = 0;
  let high = cel.exposures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const next = cel.exposures[middle + 1];
    if (next !== undefined && next.frame <= range.first) low = middle + 1;
    else high = middle;
  }
  const cells: SheetCell[] = [];
  for (let index = low; index < cel.exposures.length; index += 1) {
    const exposure = cel.exposures[index];
    if (exposure === undefined || exposure.frame > range.last) break;
    const lastFrame = (cel.exposures[index + 1]?.frame ?? cut.lengthFrames + 1) - 1;
    cells.push({
      exposure,
      drawing: drawingById(cel, exposure.drawingId) ?? null,
      firstFrame: exposure.frame,
      lastFrame,
    });
  }
  return cells;
}

/** Every how many frames the ruler writes a number: the first of the field's steps that leaves room for one. */
export function rulerStep(columnPx: number, rateFps: number): number {
  const rate = Math.round(rateFps);
  const steps = [1, 2, 3, 6, 12, rate, rate * 2, rate * 5, rate * 10, rate * 30, rate * 60];
  return steps.find((step) => step * columnPx >= 34) ?? rate * 120;
}
