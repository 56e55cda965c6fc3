import type { Extremes, Place } from '../../../main/contract/correction';

/** Clicks nearer to each other than this enclose nothing that a hand could have meant. */
const LEAST_EXTENT_PX = 3;

/**
 * Four clicks in whatever order: which is the top, the left, the bottom and the right of the part, so that together they span the most.
 * Null when they lie on one spot, or so that one of them would have to be two.
 */
export function extremesOf(clicks: readonly Place[]): Extremes | null {
  const [a, b, c, d] = clicks;
  if (clicks.length !== 4 || !a || !b || !c || !d) return null;
  const all = [a, b, c, d];
  const [lowX, highX] = [Math.min(...all.map(({ xPx }) => xPx)), Math.max(...all.map(({ xPx }) => xPx))];
  const [lowY, highY] = [Math.min(...all.map(({ yPx }) => yPx)), Math.max(...all.map(({ yPx }) => yPx))];
  if (highX - lowX < LEAST_EXTENT_PX || highY - lowY < LEAST_EXTENT_PX) return null;
  let best: { extremes: Extremes; spans: number } | null = null;
  for (const top of all) {
    for (const left of all) {
      for (const bottom of all) {
        const right = all.find((one) => one !== top && one !== left && one !== bottom);
        if (new Set([top, left, bottom]).size < 3 || right === undefined) continue;
        const spans = bottom.yPx - top.yPx + right.xPx - left.xPx;
        if (best === null || spans > best.spans) best = { extremes: { top, left, bottom, right }, spans };
      }
    }
  }
  if (best === null) return null;
  const { top, left, bottom, right } = best.extremes;
  // Each is (nearly) the outermost on its side; else a corner was clicked twice and a side not at all.
  const slack = 0.25;
  const [spanX, spanY] = [(highX - lowX) * slack, (highY - lowY) * slack];
  const isClear =
    top.yPx <= lowY + spanY && bottom.yPx >= highY - spanY && left.xPx <= lowX + spanX && right.xPx >= highX - spanX;
  return isClear ? best.extremes : null;
}
