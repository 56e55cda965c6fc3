import { usePlay } from '../state/play-store';
import { useView } from '../state/view-store';
import { xOfFrame } from './sheet-layout';

/** Scrolls the sheet when the playhead leaves it: by a page while playing, just enough otherwise. Answers how to stop. */
export function keepPlayheadInView(box: HTMLElement, headerPx: number, columnPx: number): () => void {
  const follow = (frame: number) => {
    const x = xOfFrame(frame, columnPx);
    const room = box.clientWidth - headerPx;
    const left = box.scrollLeft;
    if (x >= left && x + columnPx <= left + room) return;
    if (usePlay.getState().playing) box.scrollLeft = x;
    else box.scrollLeft = x < left ? x - columnPx : x + columnPx * 2 - room;
  };
  follow(useView.getState().playheadFrame);
  return useView.subscribe((view, before) => {
    if (view.playheadFrame !== before.playheadFrame) follow(view.playheadFrame);
  });
}
