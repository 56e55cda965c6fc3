import { usePlay } from '../state/play-store';
import { useSheet } from '../state/sheet-store';
import { useView } from '../state/view-store';
import { xOfFrame } from './sheet-layout';

/** Scrolls the sheet when the playhead leaves it: by a page while playing, just enough otherwise. Answers how to stop. */
export function keepPlayheadInView(box: HTMLElement, columnPx: number): () => void {
  // Asking the box itself in every frame would make the browser lay the sheet out anew each time.
  let left = box.scrollLeft;
  const scrolled = () => {
    left = box.scrollLeft;
  };
  const follow = (frame: number) => {
    const x = xOfFrame(frame, columnPx);
    const room = useSheet.getState().widthPx;
    if (x >= left && x + columnPx <= left + room) return;
    if (usePlay.getState().playing) box.scrollLeft = x;
    else box.scrollLeft = x < left ? x - columnPx : x + columnPx * 2 - room;
  };
  box.addEventListener('scroll', scrolled, { passive: true });
  follow(useView.getState().playheadFrame);
  const stop = useView.subscribe((view, before) => {
    if (view.playheadFrame !== before.playheadFrame) follow(view.playheadFrame);
  });
  return () => {
    box.removeEventListener('scroll', scrolled);
    stop();
  };
}
