/** How a timing chart (ツメ) is drawn: lengths of ticks, room for labels, the curve. Pure geometry. */

const SAME = 0.0015;

function isMultiple(tUnit: number, step: number): boolean {
  return Math.abs(tUnit / step - Math.round(tUnit / step)) * step < SAME;
}

/** Halves are made first and drawn longest: 0 the half, 1 quarters and thirds, 2 eighths, 3 everything else. */
export function tickRank(tUnit: number): 0 | 1 | 2 | 3 {
  if (isMultiple(tUnit, 1 / 2)) return 0;
  if (isMultiple(tUnit, 1 / 4) || isMultiple(tUnit, 1 / 3)) return 1;
  return isMultiple(tUnit, 1 / 8) ? 2 : 3;
}

const TICK_LENGTHS_PX = [26, 19, 13, 9] as const;

/** Length of a tick across the scale. */
export function tickLengthPx(tUnit: number): number {
  return TICK_LENGTHS_PX[tickRank(tUnit)];
}

/**
 * The order in which the drawings of a span are made by hand: the one nearest the middle, then the middles of both halves, and so on.
 * Answers the place in that order of each t, from 0.
 */
export function halvesFirst(tsUnit: readonly number[]): number[] {
  const place = tsUnit.map(() => 0);
  const parts: { from: number; to: number; low: number; high: number }[] = [
    { from: 0, to: tsUnit.length, low: 0, high: 1 },
  ];
  let next = 0;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const { from, to, low, high } = part;
    if (from >= to) continue;
    const middle = (low + high) / 2;
    let best = from;
    for (let index = from; index < to; index += 1) {
      if (Math.abs((tsUnit[index] ?? 0) - middle) < Math.abs((tsUnit[best] ?? 0) - middle)) best = index;
    }
    place[best] = next;
    next += 1;
    const tUnit = tsUnit[best] ?? middle;
    parts.push({ from, to: best, low, high: tUnit }, { from: best + 1, to, low: tUnit, high });
  }
  return place;
}

/** Labels in the order of their ticks, each at least `gapPx` from the next and all within 0..lengthPx where there is room. */
export function spreadLabels(wishedPx: readonly number[], gapPx: number, lengthPx: number): number[] {
  const placed: number[] = [];
  for (const wish of wishedPx) placed.push(Math.max(wish, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + gapPx));
  // Pushed over the end: back from there.
  let limit = Math.max(lengthPx, (wishedPx.length - 1) * gapPx);
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - gapPx;
  }
  return placed;
}

/** The length of the scale: room for every label, and never so short that ticks cannot be told apart. */
export function scaleLengthPx(tickCount: number, gapPx: number, leastPx: number): number {
  return Math.max(leastPx, (tickCount + 1) * gapPx);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Slopes that never make the curve turn back between two points (Fritsch and Carlson, 1980). */
function monotoneSlopes(points: readonly Point[]): number[] {
  const steps = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return (point.y - before.y) / Math.max(1e-9, point.x - before.x);
  });
  return points.map((_, index) => {
    const left = steps[index - 1];
    const right = steps[index];
    if (left === undefined) return right ?? 0;
    if (right === undefined) return left;
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
}

/** An SVG path through the points, x rising, without overshoot. */
export function curvePath(points: readonly Point[]): string {
  const first = points[0];
  if (first === undefined) return '';
  const slopes = monotoneSlopes(points);
  const say = (value: number) => String(Math.round(value * 100) / 100);
  let path = `M${say(first.x)} ${say(first.y)}`;
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1] ?? first;
    const to = points[index] ?? first;
    const third = (to.x - from.x) / 3;
    const y1 = from.y + (slopes[index - 1] ?? 0) * third;
    const y2 = to.y - (slopes[index] ?? 0) * third;
    path += `C${say(from.x + third)} ${say(y1)} ${say(to.x - third)} ${say(y2)} ${say(to.x)} ${say(to.y)}`;
  }
  return path;
}
