import { create } from 'zustand';
import type { SheetView } from '../../main/contract/desk-view';
import { clampFramePx, fittingFramePx } from '../timeline/sheet-geometry';
import { currentCut } from './cut-store';
import { setPreferences, usePreferences } from './preferences-store';

interface SheetStore {
  /** Room for frames and for lanes, without headers and ruler. */
  readonly roomAlongPx: number;
  readonly roomAcrossPx: number;
  /** The X-sheet as on paper: frames run downwards. */
  readonly upright: boolean;
  /** Width of a frame as chosen for the sheet that stands; null: as fits. The lying sheet's is a preference. */
  readonly uprightFramePx: number | null;
  /** The first frame in sight, from 0; may lie between two. */
  readonly scrollFrame: number;
  /** Set when the sheet is to be scrolled to a place it did not come to by itself. */
  readonly goToScroll: { readonly frame: number } | null;
}

export const useSheet = create<SheetStore>(() => ({
  roomAlongPx: 800,
  roomAcrossPx: 130,
  upright: false,
  uprightFramePx: null,
  scrollFrame: 0,
  goToScroll: null,
}));

export function measureSheet(roomAlongPx: number, roomAcrossPx: number): void {
  const now = useSheet.getState();
  if (now.roomAlongPx !== roomAlongPx || now.roomAcrossPx !== roomAcrossPx) {
    useSheet.setState({ roomAlongPx, roomAcrossPx });
  }
}

/** Length of one frame: as chosen, else as shows the whole cut where that is readable. */
export function frameLengthPx(lengthFrames: number, roomPx: number, upright: boolean, chosenPx: number | null): number {
  return chosenPx ?? fittingFramePx(lengthFrames, roomPx, upright);
}

function chosenPx(): number | null {
  const { upright, uprightFramePx } = useSheet.getState();
  return upright ? uprightFramePx : usePreferences.getState().columnPx;
}

function currentFramePx(): number | null {
  const length = currentCut()?.lengthFrames;
  if (length === undefined) return null;
  const { roomAlongPx, upright } = useSheet.getState();
  return frameLengthPx(length, roomAlongPx, upright, chosenPx());
}

function setFramePx(pxPerFrame: number): void {
  if (useSheet.getState().upright) useSheet.setState({ uprightFramePx: pxPerFrame });
  else setPreferences({ columnPx: pxPerFrame });
}

/** As a component sees it. */
export function useFrameLengthPx(lengthFrames: number): number {
  const lyingPx = usePreferences((preferences) => preferences.columnPx);
  // One by one: the store changes with every frame that the sheet is scrolled.
  const roomAlongPx = useSheet((sheet) => sheet.roomAlongPx);
  const upright = useSheet((sheet) => sheet.upright);
  const uprightFramePx = useSheet((sheet) => sheet.uprightFramePx);
  return frameLengthPx(lengthFrames, roomAlongPx, upright, upright ? uprightFramePx : lyingPx);
}

/** `scrollFor`: the first frame in sight once a frame is that long; left out, the sheet scrolls as its playhead needs. */
export function zoomSheet(factor: number, scrollFor?: (pxPerFrame: number) => number): void {
  const now = currentFramePx();
  if (now === null) return;
  const next = clampFramePx(now * factor);
  if (next === now) return;
  if (scrollFor !== undefined) useSheet.setState({ goToScroll: { frame: scrollFor(next) } });
  setFramePx(next);
}

/** The whole cut in sight, or as much of it as is readable. */
export function fitSheet(): void {
  if (useSheet.getState().upright) useSheet.setState({ uprightFramePx: null });
  else setPreferences({ columnPx: null });
}

export function toggleUpright(): void {
  useSheet.setState(({ upright, scrollFrame }) => ({ upright: !upright, goToScroll: { frame: scrollFrame } }));
}

export function scrolledTo(scrollFrame: number): void {
  if (useSheet.getState().scrollFrame !== scrollFrame) useSheet.setState({ scrollFrame });
}

/** What comes back when the cut is opened again. */
export function sheetView(): SheetView {
  const { upright, scrollFrame } = useSheet.getState();
  return { pxPerFrame: currentFramePx() ?? 12, vertical: upright, scrollFrame };
}

export function restoreSheetView({ pxPerFrame, vertical, scrollFrame }: SheetView): void {
  useSheet.setState({ upright: vertical, scrollFrame, goToScroll: { frame: scrollFrame } });
  setFramePx(clampFramePx(pxPerFrame));
}
