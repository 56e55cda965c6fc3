import { distanceTo } from './distance-transform';
import { assertSameSize, countOf, type Mask, type Plane } from './picture';

/** A line mask with the distance to it, so that a case's truth and keys are transformed once. */
export interface LineDrawing {
  readonly lines: Mask;
  readonly distancePx: Plane;
}

export function lineDrawing(lines: Mask): LineDrawing {
  return { lines, distancePx: distanceTo(lines) };
}

/** Sum of `distancePx` over the pixels of `lines`. */
function walked({ on }: Mask, { values }: Plane): number {
  let sum = 0;
  for (let i = 0; i < on.length; i += 1) if (on[i]) sum += values[i] ?? 0;
  return sum;
}

export interface LineDistance {
  /** CD x 1e5: mean over all pixels of line x distance, over the diagonal, both ways averaged (Chen and Zwicker 2022). */
  readonly cdE5: number;
  /** The same one way: what was drawn to the true lines (invented lines), and true lines to what was drawn (missing ones). */
  readonly drawnToTrueE5: number;
  readonly trueToDrawnE5: number;
}

export function lineDistance(drawn: LineDrawing, truth: LineDrawing): LineDistance {
  assertSameSize(drawn.lines, truth.lines);
  const { widthPx, heightPx } = truth.lines;
  const scale = 1e5 / (widthPx * heightPx * Math.hypot(widthPx, heightPx));
  const drawnToTrueE5 = walked(drawn.lines, truth.distancePx) * scale;
  const trueToDrawnE5 = walked(truth.lines, drawn.distancePx) * scale;
  return { cdE5: (drawnToTrueE5 + trueToDrawnE5) / 2, drawnToTrueE5, trueToDrawnE5 };
}

/** The line distance that 95 % of all line pixels (drawn and true ones alike) stay within, in px of a picture 540 px high; NaN without lines. */
export function lineDistanceP95At540Px(drawn: LineDrawing, truth: LineDrawing): number {
  const found: number[] = [];
  for (const [{ on }, { values }] of [
    [drawn.lines, truth.distancePx],
    [truth.lines, drawn.distancePx],
  ] as const) {
    for (let i = 0; i < on.length; i += 1) if (on[i]) found.push(values[i] ?? 0);
  }
  if (found.length === 0) return Number.NaN;
  found.sort((a, b) => a - b);
  return ((found[Math.min(found.length - 1, Math.floor(found.length * 0.95))] ?? 0) * 540) / truth.lines.heightPx;
}

/** Drawn line pixels for each true one: under 0.8 limbs have vanished. NaN when neither has a line. */
export function inkRatio(drawn: Mask, truth: Mask): number {
  const [ink, trueInk] = [countOf(drawn), countOf(truth)];
  return ink === 0 && trueInk === 0 ? Number.NaN : ink / Math.max(1, trueInk);
}

const FAR_FROM_TRUTH_PX = 3;
const ON_A_KEY_PX = 1.5;

/** Share of the drawn line pixels that lie far from every true line, yet on a line of a key: what is left over of another pose. */
export function ghostRate(drawn: Mask, truth: LineDrawing, key0: LineDrawing, key1: LineDrawing): number {
  let ink = 0;
  let ghosts = 0;
  for (let i = 0; i < drawn.on.length; i += 1) {
    if (!drawn.on[i]) continue;
    ink += 1;
    const onKey = Math.min(key0.distancePx.values[i] ?? 0, key1.distancePx.values[i] ?? 0) < ON_A_KEY_PX;
    if (onKey && (truth.distancePx.values[i] ?? 0) > FAR_FROM_TRUTH_PX) ghosts += 1;
  }
  return ink === 0 ? 0 : ghosts / ink;
}
