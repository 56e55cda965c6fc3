import type { Cel, Cut, Drawing, Exposure } from '../../main/contract/cut';
import { drawingById } from '../../main/contract/cut-queries';

/**
 * Where things lie in the sheet. Two axes, so that one set of rules draws both sheets: `along` runs with the frames, `across`
 * with the cels. Lying, along is x and the front cel is on top; upright, along is y and the back cel is on the left, as on
 * paper. Lengths are CSS pixels from the corner of the whole sheet, headers and ruler included.
 */
export interface SheetLayout {
  readonly upright: boolean;
  readonly pxPerFrame: number;
  readonly lanePx: number;
  /** Cel ids in the order of the lanes. */
  readonly lanes: readonly string[];
  readonly lengthFrames: number;
  /** Before frame 1, for the cels' headers. */
  readonly headPx: number;
  /** Before the first lane, for the ruler. */
  readonly rulerPx: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FrameRange {
  readonly first: number;
  readonly last: number;
}

export const SMALLEST_FRAME_PX = 3;
export const WIDEST_FRAME_PX = 96;
/** Free room behind the last frame, so that its end can be taken hold of. */
export const END_PX = 40;

export function clampFramePx(pxPerFrame: number): number {
  return Math.min(WIDEST_FRAME_PX, Math.max(SMALLEST_FRAME_PX, pxPerFrame));
}

/** The whole cut in the room there is, as long as a drawing on 2s can still be seen. */
export function fittingFramePx(lengthFrames: number, roomPx: number, upright: boolean): number {
  if (upright) return 22;
  return Math.min(72, Math.max(12, Math.floor((roomPx / lengthFrames) * 4) / 4));
}

/** Lanes as thick as shows all cels, between readable and generous. */
export function fittingLanePx(cels: number, roomPx: number, upright: boolean): number {
  const [least, most] = upright ? [64, 132] : [28, 112];
  return Math.min(most, Math.max(least, Math.floor(roomPx / Math.max(1, cels))));
}

/** The cels in the order of the lanes; a cut lists them bottom to top. */
export function laneOrder(cut: Cut, upright: boolean): readonly string[] {
  const ids = cut.cels.map((cel) => cel.id);
  return upright ? ids : ids.reverse();
}

export function alongOfFrame(layout: SheetLayout, frame: number): number {
  return layout.headPx + (frame - 1) * layout.pxPerFrame;
}

export function acrossOfLane(layout: SheetLayout, lane: number): number {
  return layout.rulerPx + lane * layout.lanePx;
}

/** The frame at this place, clamped to the cut. */
export function frameAtAlong(layout: SheetLayout, alongPx: number): number {
  const frame = Math.floor((alongPx - layout.headPx) / layout.pxPerFrame) + 1;
  return Math.min(layout.lengthFrames, Math.max(1, frame));
}

/** The lane at this place, clamped to the sheet. */
export function laneAtAcross(layout: SheetLayout, acrossPx: number): number {
  const lane = Math.floor((acrossPx - layout.rulerPx) / layout.lanePx);
  return Math.min(layout.lanes.length - 1, Math.max(0, lane));
}

export function contentSize(layout: SheetLayout): { readonly widthPx: number; readonly heightPx: number } {
  const along = alongOfFrame(layout, layout.lengthFrames + 1) + END_PX;
  const across = acrossOfLane(layout, layout.lanes.length);
  return layout.upright ? { widthPx: across, heightPx: along } : { widthPx: along, heightPx: across };
}

export function rectOf(layout: SheetLayout, along: number, across: number, length: number, thickness: number): Rect {
  return layout.upright
    ? { x: across, y: along, width: thickness, height: length }
    : { x: along, y: across, width: length, height: thickness };
}

/** Frames `first` to `last` of lanes `lane` to `lastLane`. */
export function rectOfFrames(layout: SheetLayout, range: FrameRange, lane: number, lastLane = lane): Rect {
  const along = alongOfFrame(layout, range.first);
  const length = (range.last - range.first + 1) * layout.pxPerFrame;
  return rectOf(layout, along, acrossOfLane(layout, lane), length, (lastLane - lane + 1) * layout.lanePx);
}

/** The frames that can be seen, with a few on either side so that a scroll does not show gaps. */
export function framesInView(layout: SheetLayout, scrollPx: number, roomPx: number, margin = 2): FrameRange {
  return {
    first: Math.max(1, Math.floor(scrollPx / layout.pxPerFrame) + 1 - margin),
    last: Math.min(layout.lengthFrames, Math.ceil((scrollPx + roomPx) / layout.pxPerFrame) + margin),
  };
}

/** The first frame that cannot be seen whole any more: with it the next page begins while the cut plays. */
export function firstFrameBehind(layout: SheetLayout, scrollPx: number, roomPx: number): number {
  return Math.floor((scrollPx + roomPx) / layout.pxPerFrame + 1e-6) + 1;
}

/** One drawing where it is exposed. */
export interface SheetCell {
  readonly exposure: Exposure;
  readonly drawing: Drawing | null;
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** Index of the exposure that shows on this frame, or of the first one after it. */
export function exposureIndexAt(exposures: readonly Exposure[], frame: number): number {
  let low = 0;
  let high = exposures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const next = exposures[middle + 1];
    if (next !== undefined && next.frame <= frame) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cells of a lane that touch the range; never walks the whole cel. `exposures`: another order of them, as while a bar is dragged. */
export function cellsInView(
  cel: Cel,
  lengthFrames: number,
  range: FrameRange,
  exposures: readonly Exposure[] = cel.exposures,
): SheetCell[] {
  const cells: SheetCell[] = [];
  for (let index = exposureIndexAt(exposures, range.first); index < exposures.length; index += 1) {
    const exposure = exposures[index];
    if (exposure === undefined || exposure.frame > range.last) break;
    const lastFrame = (exposures[index + 1]?.frame ?? lengthFrames + 1) - 1;
    if (lastFrame < range.first) continue;
    const drawing = drawingById(cel, exposure.drawingId) ?? null;
    cells.push({ exposure, drawing, firstFrame: exposure.frame, lastFrame });
  }
  return cells;
}

/** Every how many frames the ruler writes a number: the first of the field's steps that leaves room for one. */
export function rulerStep(pxPerFrame: number, rateFps: number, roomPx = 34): number {
  const rate = Math.round(rateFps);
  const steps = [1, 2, 3, 6, 12, rate, rate * 2, rate * 5, rate * 10, rate * 30, rate * 60];
  return steps.find((step) => step * pxPerFrame >= roomPx) ?? rate * 120;
}
