import { useLayoutEffect, useRef } from 'react';
import { useView } from '../state/view-store';
import { xOfFrame } from './sheet-layout';

interface PlayheadProps {
  readonly className: string;
  readonly columnPx: number;
  /** Where frame 1 begins. */
  readonly startPx: number;
}

/** Moved by hand, outside of React: it moves 24 times a second while nothing else in the sheet does. */
export function Playhead({ className, columnPx, startPx }: PlayheadProps) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const move = (frame: number) => {
      const element = line.current;
      if (element !== null) element.style.transform = `translateX(${startPx + xOfFrame(frame, columnPx)}px)`;
    };
    move(useView.getState().playheadFrame);
    return useView.subscribe((view, before) => {
      if (view.playheadFrame !== before.playheadFrame) move(view.playheadFrame);
    });
  }, [columnPx, startPx]);
  return <div ref={line} className={className} style={{ width: columnPx }} aria-hidden="true" />;
}
