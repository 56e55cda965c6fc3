import { useLayoutEffect, useRef } from 'react';
import { useView } from '../state/view-store';
import { xOfFrame } from './sheet-layout';

/** Moved by hand, outside of React: it moves 24 times a second while nothing else in the sheet does. */
export function Playhead({ columnPx, headerPx }: { readonly columnPx: number; readonly headerPx: number }) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const move = (frame: number) => {
      const element = line.current;
      if (element !== null) element.style.transform = `translateX(${headerPx + xOfFrame(frame, columnPx)}px)`;
    };
    move(useView.getState().playheadFrame);
    return useView.subscribe((view, before) => {
      if (view.playheadFrame !== before.playheadFrame) move(view.playheadFrame);
    });
  }, [columnPx, headerPx]);
  return <div ref={line} className="playhead" style={{ width: columnPx }} aria-hidden="true" />;
}
