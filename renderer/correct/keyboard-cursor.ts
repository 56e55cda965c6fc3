import type { Place } from '../../main/contract/correction';
import type { SizePx } from '../stage/view-transform';
import type { ToolKey } from './tool';

/** The place on the paper that the keyboard holds, where there is no hand to point. Pure. */

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** By how much this key moves, px of the drawing: 1, with Shift 10; undefined: it is no arrow. */
export function arrowStep({ key, shift }: Pick<ToolKey, 'key' | 'shift'>): readonly [number, number] | undefined {
  const arrow = ARROWS[key];
  const by = shift ? 10 : 1;
  return arrow && [arrow[0] * by, arrow[1] * by];
}

/** Never beyond the middle of an outermost pixel. */
export function keptOnPaper({ xPx, yPx }: Place, { widthPx, heightPx }: SizePx): Place {
  const within = (value: number, most: number) => Math.min(most - 0.5, Math.max(0.5, value));
  return { xPx: within(xPx, widthPx), yPx: within(yPx, heightPx) };
}

/** Where it is at first. */
export function middlePixel({ widthPx, heightPx }: SizePx): Place {
  return { xPx: Math.floor(widthPx / 2) + 0.5, yPx: Math.floor(heightPx / 2) + 0.5 };
}

/** The first arrow only shows where it is. */
export function steppedCursor(from: Place | null, [dx, dy]: readonly [number, number], paper: SizePx): Place {
  return from === null ? middlePixel(paper) : keptOnPaper({ xPx: from.xPx + dx, yPx: from.yPx + dy }, paper);
}
