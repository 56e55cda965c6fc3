import type { WorkingSize } from '../../analysis/working-size';
import type { WorkingPixels } from '../colour-area';
import { type Grid, type Spot, sample } from '../grid';

/**
 * Which line of the drawing a person means with a stroke: one that runs beside it, roughly along it, near enough. Of dark and light ones those are
 * meant that the drawing has more of: the gap between two lines is none. An edge of two colours counts, too: many a thing ends without a line.
 */

/** One place of a stroke; working px. */
export interface StrokePlace {
  readonly at: Spot;
  /** Unit length, across the stroke. */
  readonly across: Spot;
  /** How far across from here the drawing's line lies; null: none that is meant. */
  readonly offPx: number | null;
}

const STEP_PX = 2;
/** At 540 px height. */
const REACH_540PX = 30;
const LEAST_RUN_540PX = 24;
const SIDE_540PX = 3;
/** The direction of a stroke is that of so many places to both sides: a hand trembles, pixels are stairs. */
const DIRECTION_PLACES = 5;
/** What differs from both of its sides by this, the way that lines do here, is surely a line; two colours that differ so have an edge; 0..1. */
const SURELY = 0.2;
/** A line that is near is meant rather than an edge that is nearer, but not the line of the other side. */
const EDGE_SHARE = 0.75;
const EDGE_SIDE_PX = 1.5;
/** A stroke longer than this is no line. */
const MOST_PLACES = 20_000;

/** Prices, for a place: no line meant, the farthest line against the nearest, a step aside of a px, a beginning or an end. */
const NONE = 0.65;
const FAR = 0.5;
const ASIDE = 0.1;
const CHANGE = 2;
/** Of what is taken for a line, so much is drawn. */
const DRAWN_SHARE = 0.75;

/** @param points of one stroke, working px */
export function lineBeside(points: readonly Spot[], lines: LinesShown, size: WorkingSize): StrokePlace[] {
  const perPx = size.heightPx / 540;
  const places = evenly(points);
  const bare = places.map((at, n) => ({ at, across: acrossAt(places, n), offPx: null }));
  if (places.length < 2 || places.length > MOST_PLACES) return bare;
  const reach = Math.max(4, Math.round(REACH_540PX * perPx));
  const strength = bare.map(({ at, across }) =>
    Float32Array.from({ length: 2 * reach + 1 }, (_, i) => lineStrength(lines, at, across, i - reach)),
  );
  const way = cheapestWay(strength, reach);
  const least = Math.max(6, Math.round((LEAST_RUN_540PX * perPx) / STEP_PX));
  const out: StrokePlace[] = [...bare];
  for (const { from, to } of runsOf(way)) {
    const here = way.slice(from, to);
    const drawn = here.filter((i, n) => (strength[from + n]?.[i] ?? 0) >= 0.5).length;
    if (here.length < Math.min(least, places.length) || drawn < DRAWN_SHARE * here.length) continue;
    const offs = here.map((i, n) => i - reach + aside(strength[from + n], i));
    offs.forEach((_, n) => {
      const place = bare[from + n];
      if (place) out[from + n] = { ...place, offPx: meanAround(offs, n) };
    });
  }
  return out;
}

/** [1] a cell a working px, 0..1, over white paper. */
export type Luma = Grid;

const asGrid = (data: Float32Array, { widthPx, heightPx }: WorkingPixels): Grid => ({
  ...{ data, channels: 1, width: widthPx, height: heightPx, cellPx: 1 },
});

export function lumaOf(pixels: WorkingPixels): Luma {
  const { rgba, widthPx, heightPx } = pixels;
  const data = new Float32Array(widthPx * heightPx);
  for (let i = 0; i < data.length; i += 1) {
    const alpha = (rgba[i * 4 + 3] ?? 0) / 255;
    const value = 0.299 * (rgba[i * 4] ?? 0) + 0.587 * (rgba[i * 4 + 1] ?? 0) + 0.114 * (rgba[i * 4 + 2] ?? 0);
    data[i] = (value / 255) * alpha + 1 - alpha;
  }
  return asGrid(data, pixels);
}

/** A drawing as far as it is lines. */
export interface LinesShown {
  readonly luma: Luma;
  /** Red, green, blue. */
  readonly channels: readonly Luma[];
  /** 1: its lines are darker than what lies beside them; -1: lighter. */
  readonly sign: 1 | -1;
  /** So far beside a line it is over, px. */
  readonly sidePx: number;
}

export function linesShown(picture: WorkingPixels, size: WorkingSize): LinesShown {
  const luma = lumaOf(picture);
  const sidePx = Math.max(2, (SIDE_540PX * size.heightPx) / 540);
  const { data, width: widthPx, height: heightPx } = luma;
  const far = Math.round(sidePx);
  let [darker, lighter] = [0, 0];
  for (let y = far; y < heightPx - far; y += 1) {
    for (let x = far; x < widthPx - far; x += 1) {
      const here = data[y * widthPx + x] ?? 0;
      for (const step of [far, far * widthPx]) {
        const [a, b] = [(data[y * widthPx + x - step] ?? 0) - here, (data[y * widthPx + x + step] ?? 0) - here];
        if (Math.min(a, b) >= SURELY) darker += 1;
        else if (Math.max(a, b) <= -SURELY) lighter += 1;
      }
    }
  }
  return { luma, channels: [0, 1, 2].map((c) => channelOf(picture, c)), sign: lighter > darker ? -1 : 1, sidePx };
}

/** 0..1, over white paper. */
function channelOf(pixels: WorkingPixels, c: number): Luma {
  const { rgba, widthPx, heightPx } = pixels;
  const data = new Float32Array(widthPx * heightPx);
  for (let i = 0; i < data.length; i += 1) {
    const alpha = (rgba[i * 4 + 3] ?? 0) / 255;
    data[i] = ((rgba[i * 4 + c] ?? 0) / 255) * alpha + 1 - alpha;
  }
  return asGrid(data, pixels);
}

function evenly(points: readonly Spot[]): Spot[] {
  const [first] = points;
  if (!first) return [];
  const places = [first];
  let [here, left] = [first, STEP_PX];
  for (const next of points.slice(1)) {
    let away = Math.hypot(next.x - here.x, next.y - here.y);
    while (away >= left && places.length <= MOST_PLACES) {
      here = { x: here.x + ((next.x - here.x) * left) / away, y: here.y + ((next.y - here.y) * left) / away };
      places.push(here);
      [away, left] = [Math.hypot(next.x - here.x, next.y - here.y), STEP_PX];
    }
    left -= away;
    here = next;
  }
  return places;
}

function acrossAt(places: readonly Spot[], n: number): Spot {
  const [before, after] = [
    places[Math.max(0, n - DIRECTION_PLACES)],
    places[Math.min(places.length - 1, n + DIRECTION_PLACES)],
  ];
  const [dx, dy] = [(after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0)];
  const length = Math.hypot(dx, dy);
  return length === 0 ? { x: 0, y: 1 } : { x: -dy / length, y: dx / length };
}

/** How surely a line or an edge runs there, 0..1. */
function lineStrength({ luma, channels, sign, sidePx }: LinesShown, at: Spot, across: Spot, off: number): number {
  const read = (from: Luma, o: number) => sample(from, 0, { x: at.x + across.x * o, y: at.y + across.y * o });
  const here = sign * read(luma, off);
  const differs = Math.min(sign * read(luma, off - sidePx), sign * read(luma, off + sidePx)) - here;
  let step = 0;
  for (const one of channels) {
    step = Math.max(step, Math.abs(read(one, off - EDGE_SIDE_PX) - read(one, off + EDGE_SIDE_PX)));
  }
  return Math.max(Math.min(1, Math.max(0, differs) / SURELY), EDGE_SHARE * Math.min(1, step / SURELY));
}

/**
 * For each place which line is meant (an index across), or -1: the cheapest way along the stroke, which likes clear and near, and steps aside
 * slowly, so that the line runs along the stroke. Viterbi, "Error bounds for convolutional codes", 1967.
 */
function cheapestWay(strength: readonly Float32Array[], reach: number): number[] {
  const count = 2 * reach + 1;
  const none = count;
  let costs = new Float64Array(count + 1);
  const cameFrom = strength.map(() => new Int16Array(count + 1));
  strength.forEach((here, n) => {
    const next = new Float64Array(count + 1);
    const back = cameFrom[n] ?? new Int16Array(0);
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let i = 0; i < count; i += 1) if ((costs[i] ?? 0) < least) [best, least] = [i, costs[i] ?? 0];
    const change = n === 0 ? 0 : CHANGE;
    const stays = costs[none] ?? 0;
    [back[none], next[none]] = stays <= least + change ? [none, stays + NONE] : [best, least + change + NONE];
    for (let i = 0; i < count; i += 1) {
      let [from, cost] = [none, stays + change];
      for (let step = -1; step <= 1; step += 1) {
        if (i + step < 0 || i + step >= count) continue;
        const one = (costs[i + step] ?? 0) + ASIDE * Math.abs(step);
        if (one < cost) [from, cost] = [i + step, one];
      }
      back[i] = from;
      const own = 1 - (here[i] ?? 0) + (FAR * Math.abs(i - reach)) / reach;
      next[i] = cost + own;
    }
    costs = next;
  });
  let at = costs.reduce((best, cost, i) => (cost < (costs[best] ?? 0) ? i : best), 0);
  const way = new Array<number>(strength.length).fill(-1);
  for (let n = strength.length - 1; n >= 0; n -= 1) {
    way[n] = at === none ? -1 : at;
    at = cameFrom[n]?.[at] ?? none;
  }
  return way;
}

function runsOf(way: readonly number[]): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  for (let n = 0; n <= way.length; n += 1) {
    const isLine = (way[n] ?? -1) >= 0;
    if (isLine && from < 0) from = n;
    if (isLine || from < 0) continue;
    runs.push({ from, to: n });
    from = -1;
  }
  return runs;
}

/** The middle of a line between whole pixels, -0.5..0.5. */
function aside(strength: Float32Array | undefined, i: number): number {
  const [a, b, c] = [strength?.[i - 1] ?? 0, strength?.[i] ?? 0, strength?.[i + 1] ?? 0];
  const bend = a - 2 * b + c;
  return bend >= 0 ? 0 : Math.min(Math.max((0.5 * (a - c)) / bend, -0.5), 0.5);
}

const AROUND = 2;

function meanAround(values: readonly number[], n: number): number {
  // As many to both sides: the mean of a slope is the slope.
  const wide = Math.min(AROUND, n, values.length - 1 - n);
  const near = values.slice(n - wide, n + wide + 1);
  return near.reduce((sum, value) => sum + value, 0) / near.length;
}
