/** A point of a stroke by hand, in pixels of the drawing. */
export interface StrokePoint {
  readonly xPx: number;
  readonly yPx: number;
  /** 0.5 where the device does not tell. */
  readonly pressure01: number;
}

export interface SmoothOptions {
  /** How far a hand's tremble reaches; larger takes more of it away. 0: only thinned. */
  readonly tremblePx: number;
  /** No point of the thinned line lies further than this from the smoothed one. */
  readonly thinPx: number;
}

export const SMOOTH_DEFAULTS: SmoothOptions = { tremblePx: 3, thinPx: 0.15 };

/** A turn sharper than this, seen over a few pixels of way on both sides, is meant. */
const CORNER_DEG = 55;

/**
 * A stroke as the hand meant it: its tremble is taken out along the way, its ends and corners stay where they are, and points that say
 * nothing (of the place or of the pressure) are left out. Never more points than came in.
 */
export function smoothStroke(points: readonly StrokePoint[], options: Partial<SmoothOptions> = {}): StrokePoint[] {
  const { tremblePx, thinPx } = { ...SMOOTH_DEFAULTS, ...options };
  const moved = withoutStandstill(points);
  if (moved.length < 3) return moved;
  const along = waysOf(moved);
  const fixed = [0, ...cornersOf(moved, along, Math.max(2, tremblePx * 1.5)), moved.length - 1];
  const out: StrokePoint[] = [];
  for (let part = 0; part + 1 < fixed.length; part += 1) {
    const [from, to] = [fixed[part] ?? 0, fixed[part + 1] ?? 0];
    const smooth = tremblePx > 0 ? smoothed(moved, along, from, to, tremblePx) : moved.slice(from, to + 1);
    out.push(...thinned(smooth, thinPx).slice(part === 0 ? 0 : 1));
  }
  return out;
}

/** As few points as needed to have at most `most`: the line gives way evenly, in place and in pressure. */
export function thinnedTo(points: readonly StrokePoint[], most: number): StrokePoint[] {
  let out = [...points];
  for (let by = 2; out.length > Math.max(2, most); by *= 2)
    out = thinned(out, SMOOTH_DEFAULTS.thinPx * by, PRESSURE_STEP * by);
  return out;
}

const apart = (a: StrokePoint, b: StrokePoint) => Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx);

function withoutStandstill(points: readonly StrokePoint[]): StrokePoint[] {
  const out: StrokePoint[] = [];
  for (const point of points) {
    const before = out.at(-1);
    if (before === undefined || apart(before, point) > 1e-3) out.push(point);
    // A pen that presses harder on one spot: the hardest counts.
    else if (point.pressure01 > before.pressure01) out[out.length - 1] = { ...before, pressure01: point.pressure01 };
  }
  return out;
}

function waysOf(points: readonly StrokePoint[]): Float64Array {
  const along = new Float64Array(points.length);
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    along[i] = (along[i - 1] ?? 0) + (a && b ? apart(a, b) : 0);
  }
  return along;
}

/** The point at a place of the way. `from`: an index that is not after it. */
function onWay(points: readonly StrokePoint[], along: Float64Array, way: number, index: number): StrokePoint {
  const a = points[index];
  const b = points[index + 1] ?? a;
  if (a === undefined || b === undefined) return { xPx: 0, yPx: 0, pressure01: 0.5 };
  const length = (along[index + 1] ?? 0) - (along[index] ?? 0);
  const share = length > 0 ? Math.min(1, Math.max(0, (way - (along[index] ?? 0)) / length)) : 0;
  const mix = (one: number, other: number) => one + (other - one) * share;
  return {
    xPx: mix(a.xPx, b.xPx),
    yPx: mix(a.yPx, b.yPx),
    pressure01: mix(a.pressure01, b.pressure01),
  };
}

/** Indices of points where the way turns sharply, seen `lookPx` of way before and after; of neighbours the sharpest. */
function cornersOf(points: readonly StrokePoint[], along: Float64Array, lookPx: number): number[] {
  const total = along.at(-1) ?? 0;
  const turns = new Float64Array(points.length);
  let [back, ahead] = [0, 0];
  for (let i = 1; i < points.length - 1; i += 1) {
    const way = along[i] ?? 0;
    // Near an end there is too little way to tell a corner from a tremble.
    if (way < lookPx * 0.75 || total - way < lookPx * 0.75) continue;
    while ((along[back + 1] ?? 0) < way - lookPx) back += 1;
    while (ahead < points.length - 2 && (along[ahead + 1] ?? 0) < way + lookPx) ahead += 1;
    const [a, b] = [onWay(points, along, way - lookPx, back), onWay(points, along, way + lookPx, ahead)];
    const here = points[i] ?? a;
    const turn = Math.atan2(b.yPx - here.yPx, b.xPx - here.xPx) - Math.atan2(here.yPx - a.yPx, here.xPx - a.xPx);
    turns[i] = Math.abs((Math.atan2(Math.sin(turn), Math.cos(turn)) / Math.PI) * 180);
  }
  const corners: number[] = [];
  for (let i = 1; i < points.length - 1; i += 1) {
    const turn = turns[i] ?? 0;
    if (turn < CORNER_DEG || !isSharpest(turns, along, i, lookPx)) continue;
    corners.push(i);
  }
  return corners;
}

function isSharpest(turns: Float64Array, along: Float64Array, index: number, withinPx: number): boolean {
  const [turn, way] = [turns[index] ?? 0, along[index] ?? 0];
  for (let i = index - 1; i >= 0 && way - (along[i] ?? 0) <= withinPx; i -= 1)
    if ((turns[i] ?? 0) >= turn) return false;
  for (let i = index + 1; i < turns.length && (along[i] ?? 0) - way <= withinPx; i += 1) {
    if ((turns[i] ?? 0) > turn) return false;
  }
  return true;
}

/**
 * Between two fixed points: a Gaussian along the way, told at even steps so that a hand that rests does not weigh more. Beyond the ends
 * the way is turned about them (odd reflection), which leaves the ends where they are and a straight line straight.
 */
function smoothed(
  points: readonly StrokePoint[],
  along: Float64Array,
  from: number,
  to: number,
  sigmaPx: number,
): StrokePoint[] {
  const [start, end] = [along[from] ?? 0, along[to] ?? 0];
  const count = Math.min(to - from, Math.max(1, Math.ceil(end - start)));
  const [first, last] = [points[from], points[to]];
  if (count < 2 || !first || !last) return points.slice(from, to + 1);
  const step = (end - start) / count;
  const even: StrokePoint[] = [first];
  let index = from;
  for (let i = 1; i < count; i += 1) {
    while (index < to - 1 && (along[index + 1] ?? 0) < start + i * step) index += 1;
    even.push(onWay(points, along, start + i * step, index));
  }
  even.push(last);
  const reach = Math.min(count, Math.ceil((sigmaPx * 2.5) / step));
  const weights = Array.from({ length: reach + 1 }, (_, i) => Math.exp(-((i * step) ** 2) / (2 * sigmaPx ** 2)));
  const at = (i: number): StrokePoint => {
    if (i < 0) return mirrored(first, even[-i] ?? last);
    return i > count ? mirrored(last, even[2 * count - i] ?? first) : (even[i] ?? first);
  };
  return even.map((_, i) => {
    if (i === 0) return first;
    if (i === count) return last;
    let [x, y, pressure, sum] = [0, 0, 0, 0];
    for (let k = -reach; k <= reach; k += 1) {
      const [weight, point] = [weights[Math.abs(k)] ?? 0, at(i + k)];
      x += point.xPx * weight;
      y += point.yPx * weight;
      pressure += point.pressure01 * weight;
      sum += weight;
    }
    const pressure01 = Math.min(1, Math.max(0, pressure / sum));
    return { xPx: x / sum, yPx: y / sum, pressure01 };
  });
}

function mirrored(about: StrokePoint, point: StrokePoint): StrokePoint {
  return {
    xPx: 2 * about.xPx - point.xPx,
    yPx: 2 * about.yPx - point.yPx,
    pressure01: 2 * about.pressure01 - point.pressure01,
  };
}

/** A twentieth of the pressure's range weighs as much as `thinPx`. */
const PRESSURE_STEP = 0.05;

/** Ramer-Douglas-Peucker, over place and pressure. */
function thinned(points: readonly StrokePoint[], thinPx: number, pressureStep = PRESSURE_STEP): StrokePoint[] {
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[points.length - 1] = 1;
  const parts: [number, number][] = [[0, points.length - 1]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    const [a, b] = [points[from], points[to]];
    if (!a || !b) continue;
    let [most, where] = [1, -1];
    for (let i = from + 1; i < to; i += 1) {
      const point = points[i];
      if (!point) continue;
      const off = offLine(point, a, b, thinPx, pressureStep);
      if (off > most) [most, where] = [off, i];
    }
    if (where < 0) continue;
    keep[where] = 1;
    parts.push([from, where], [where, to]);
  }
  return points.filter((_, i) => keep[i] === 1);
}

/** In units of what is allowed. */
function offLine(point: StrokePoint, a: StrokePoint, b: StrokePoint, thinPx: number, pressureStep: number): number {
  const [dx, dy] = [b.xPx - a.xPx, b.yPx - a.yPx];
  const length2 = dx * dx + dy * dy;
  const share = length2 > 0 ? ((point.xPx - a.xPx) * dx + (point.yPx - a.yPx) * dy) / length2 : 0;
  const along = Math.min(1, Math.max(0, share));
  const off = Math.hypot(point.xPx - a.xPx - dx * along, point.yPx - a.yPx - dy * along);
  const pressed = Math.abs(point.pressure01 - a.pressure01 - (b.pressure01 - a.pressure01) * along);
  return Math.max(off / thinPx, pressed / pressureStep);
}
