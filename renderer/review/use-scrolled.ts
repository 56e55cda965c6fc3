import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How far a box is scrolled and how much of it is seen, along one axis. */
export interface Scrolled {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly scrollPx: number;
  readonly seenPx: number;
  /** How much room there is the other way; 0 until the box has been laid out. */
  readonly crossPx: number;
  /** For the box's `onScroll`. */
  readonly measure: () => void;
}

/** Follows a box that shows a part of a long list. `seenPx` is a guess until the box has been laid out. */
export function useScrolled(axis: 'down' | 'across', guessPx: number): Scrolled {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ scrollPx: 0, seenPx: guessPx, crossPx: 0 });
  const measure = useCallback(() => {
    const { current } = box;
    if (current === null) return;
    setView(
      axis === 'down'
        ? { scrollPx: current.scrollTop, seenPx: current.clientHeight, crossPx: current.clientWidth }
        : { scrollPx: current.scrollLeft, seenPx: current.clientWidth, crossPx: current.clientHeight },
    );
  }, [axis]);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [measure]);
  return { box, ...view, measure };
}
