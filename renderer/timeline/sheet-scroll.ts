import { usePlay } from '../state/play-store';
import { scrolledTo, useSheet, zoomSheet } from '../state/sheet-store';
import { useView } from '../state/view-store';
import { acrossOfLane, alongOfFrame, firstFrameBehind, type SheetLayout } from './sheet-geometry';

/**
 * What moves the sheet: wheel (with Ctrl it zooms, around the pointer), the playhead that leaves it, the cel that is chosen, and
 * a view that comes back. Lengths are remembered, never asked of the page in an animation frame.
 */
export function listenToScroll(box: HTMLElement, layout: SheetLayout): () => void {
  const { upright, pxPerFrame, headPx, rulerPx, lanePx } = layout;
  let along = upright ? box.scrollTop : box.scrollLeft;
  let across = upright ? box.scrollLeft : box.scrollTop;
  const setAlong = (px: number) => {
    along = Math.max(0, px);
    if (upright) box.scrollTop = along;
    else box.scrollLeft = along;
  };
  const setAcross = (px: number) => {
    across = Math.max(0, px);
    if (upright) box.scrollLeft = across;
    else box.scrollTop = across;
  };

  const toPlayhead = (frame: number) => {
    const at = alongOfFrame(layout, frame) - headPx;
    const room = useSheet.getState().roomAlongPx;
    if (at >= along && at + pxPerFrame <= along + room) return;
    const { playing, run } = usePlay.getState();
    if (playing) setAlong(alongOfFrame(layout, pageStart(frame, run?.range.firstFrame ?? frame, room)) - headPx);
    else setAlong(at < along ? at - pxPerFrame : at + pxPerFrame * 2 - room);
  };
  /** Where the page with this frame begins: a frame that was dropped in between does not shift it. */
  const pageStart = (frame: number, firstFrame: number, room: number) => {
    const starts = [firstFrameBehind(layout, along, room), firstFrame];
    return starts.find((start) => start <= frame && frame - start < room / pxPerFrame / 2) ?? frame;
  };
  const toCel = (celId: string | null) => {
    const lane = layout.lanes.indexOf(celId ?? '');
    if (lane < 0) return;
    const at = acrossOfLane(layout, lane) - rulerPx;
    const room = useSheet.getState().roomAcrossPx;
    if (at < across) setAcross(at);
    else if (at + lanePx > across + room) setAcross(at + lanePx - room);
  };
  const scrolled = () => {
    along = upright ? box.scrollTop : box.scrollLeft;
    across = upright ? box.scrollLeft : box.scrollTop;
    scrolledTo(Math.round((along / pxPerFrame) * 100) / 100);
  };
  const wheel = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      const pointer = (upright ? event.clientY - top : event.clientX - left) - headPx;
      const frame = (along + pointer) / pxPerFrame;
      // The next layout puts the same frame under the pointer.
      zoomSheet(Math.exp(-event.deltaY * 0.002), (nextPx) => Math.max(0, frame - pointer / nextPx));
      return;
    }
    // A plain wheel moves along the frames where all cels are in view anyway.
    if (!upright && event.deltaX === 0 && box.scrollHeight <= box.clientHeight) box.scrollLeft += event.deltaY;
  };

  box.addEventListener('scroll', scrolled, { passive: true });
  box.addEventListener('wheel', wheel, { passive: false });
  const { goToScroll } = useSheet.getState();
  if (goToScroll !== null) {
    useSheet.setState({ goToScroll: null });
    setAlong(goToScroll.frame * pxPerFrame);
  }
  toPlayhead(useView.getState().playheadFrame);
  const stopView = useView.subscribe((view, before) => {
    if (view.playheadFrame !== before.playheadFrame) toPlayhead(view.playheadFrame);
    if (view.selectedCelId !== before.selectedCelId) toCel(view.selectedCelId);
  });
  return () => {
    box.removeEventListener('scroll', scrolled);
    box.removeEventListener('wheel', wheel);
    stopView();
  };
}
