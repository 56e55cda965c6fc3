import type { Cel, Cut } from '../../main/contract/cut';
import { celById } from '../../main/contract/cut-queries';
import {
  alongOfFrame,
  cellsInView,
  frameAtAlong,
  laneAtAcross,
  type SheetCell,
  type SheetLayout,
} from './sheet-geometry';

/** What lies under a point of the sheet. */
export interface SheetHit {
  readonly cel: Cel;
  readonly frame: number;
  readonly cell: SheetCell | null;
  /** The bar whose end is near enough to take hold of. */
  readonly grip: SheetCell | null;
}

/** Takes hold this far on either side of a bar's end, less where bars are short. */
const GRIP_PX = 5;

export function hitAt(layout: SheetLayout, cut: Cut, alongPx: number, acrossPx: number): SheetHit | null {
  const cel = celById(cut, layout.lanes[laneAtAcross(layout, acrossPx)] ?? '');
  if (cel === undefined) return null;
  const frame = frameAtAlong(layout, alongPx);
  const around = { first: Math.max(1, frame - 1), last: frame };
  const cells = cellsInView(cel, layout.lengthFrames, around);
  const cell = cells.find(({ firstFrame, lastFrame }) => firstFrame <= frame && frame <= lastFrame) ?? null;
  const grip = cells.find(({ firstFrame, lastFrame }) => {
    const end = alongOfFrame(layout, lastFrame + 1);
    const reach = Math.min(GRIP_PX, (end - alongOfFrame(layout, firstFrame)) / 4);
    return Math.abs(alongPx - end) <= reach;
  });
  return { cel, frame, cell, grip: grip ?? null };
}

/** How many frames a bar that begins on `firstFrame` lasts when its end is pulled to here. */
export function framesToEnd(layout: SheetLayout, firstFrame: number, alongPx: number): number {
  return Math.max(1, Math.round((alongPx - alongOfFrame(layout, firstFrame)) / layout.pxPerFrame));
}
