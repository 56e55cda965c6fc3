import type { HalfField } from './labels';
import { overWhite, type PaperPicture } from './picture';
import type { RgbaPicture } from './read-picture';

/** Where each place of a drawing is in key 0 (px), and whether it is seen there. Undefined is key 0 itself. */
export interface WayToKey {
  readonly flow: HalfField;
  readonly visible: HalfField;
}

interface Moment {
  readonly paper: PaperPicture;
  readonly way: WayToKey | undefined;
}

const ROUNDS = 8;
/** A place whose way back does not end nearer than this to where it should is not the same place. */
const SETTLED_PX = 0.5;

/** A field at a point of the picture: cell (i, j) lies at (2 i + 1, 2 j + 1) px. Bilinear, clamped. */
function fieldAt({ values, widthCells, heightCells }: HalfField, channel: number, x: number, y: number): number {
  const [u, v] = [
    Math.min(Math.max((x - 1) / 2, 0), widthCells - 1),
    Math.min(Math.max((y - 1) / 2, 0), heightCells - 1),
  ];
  const [i, j] = [Math.min(Math.floor(u), widthCells - 2), Math.min(Math.floor(v), heightCells - 2)];
  const at = channel * widthCells * heightCells + Math.max(j, 0) * widthCells + Math.max(i, 0);
  const [right, below] = [u - Math.max(i, 0), v - Math.max(j, 0)];
  const [stepX, stepY] = [widthCells > 1 ? 1 : 0, heightCells > 1 ? widthCells : 0];
  const upper = (values[at] ?? 0) * (1 - right) + (values[at + stepX] ?? 0) * right;
  const lower = (values[at + stepY] ?? 0) * (1 - right) + (values[at + stepY + stepX] ?? 0) * right;
  return upper * (1 - below) + lower * below;
}

function isVisible({ visible }: WayToKey, x: number, y: number): boolean {
  return fieldAt(visible, 0, x, y) > 0.99;
}

/** Where the point (x, y) of key 0 lies in the drawing whose way to key 0 is known: the way back, undone by repetition. */
function fromKey(
  way: WayToKey | undefined,
  x: number,
  y: number,
  startX: number,
  startY: number,
): readonly [number, number] | undefined {
  if (!way) return [x, y];
  let [px, py] = [startX, startY];
  for (let round = 0; round < ROUNDS; round += 1) {
    px = x - fieldAt(way.flow, 0, px, py);
    py = y - fieldAt(way.flow, 1, px, py);
  }
  const [backX, backY] = [px + fieldAt(way.flow, 0, px, py), py + fieldAt(way.flow, 1, px, py)];
  return Math.hypot(backX - x, backY - y) < SETTLED_PX && isVisible(way, px, py) ? [px, py] : undefined;
}

/** A colour at a point of a picture, pixel centres at +0.5; undefined outside. */
function colourAt({ rgb01, widthPx, heightPx }: PaperPicture, channel: number, x: number, y: number): number {
  const [u, v] = [Math.min(Math.max(x - 0.5, 0), widthPx - 1), Math.min(Math.max(y - 0.5, 0), heightPx - 1)];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const [i1, j1] = [Math.min(i + 1, widthPx - 1), Math.min(j + 1, heightPx - 1)];
  const tap = (tx: number, ty: number) => rgb01[(ty * widthPx + tx) * 3 + channel] ?? 0;
  const upper = tap(i, j) * (1 - u + i) + tap(i1, j) * (u - i);
  const lower = tap(i, j1) * (1 - u + i) + tap(i1, j1) * (u - i);
  return upper * (1 - v + j) + lower * (v - j);
}

/**
 * Warping error between two neighbours (Lai et al., "Learning Blind Video Temporal Consistency", 2018): the mean difference (0..1, over R, G, B)
 * of places that are the same by the true motion and seen in both. What flickers, pops or lags shows here; drawings that are all wrong in
 * the same way do not. The truth's own is above nothing, since it is sampled between pixels. NaN when nothing is seen in both.
 * @param now has a way to key 0; `before` may be key 0
 */
export function warpingError01(before: Moment, now: Moment & { readonly way: WayToKey }): number {
  const { flow } = now.way;
  let [sum, count] = [0, 0];
  for (let cell = 0; cell < flow.widthCells * flow.heightCells; cell += 1) {
    const [x, y] = [2 * (cell % flow.widthCells) + 1, 2 * Math.floor(cell / flow.widthCells) + 1];
    if (!isVisible(now.way, x, y)) continue;
    const [keyX, keyY] = [x + fieldAt(flow, 0, x, y), y + fieldAt(flow, 1, x, y)];
    const there = fromKey(before.way, keyX, keyY, x, y);
    if (!there) continue;
    const [thereX, thereY] = there;
    const { widthPx, heightPx } = before.paper;
    if (thereX < 0 || thereY < 0 || thereX > widthPx || thereY > heightPx) continue;
    for (let c = 0; c < 3; c += 1) {
      sum += Math.abs(colourAt(now.paper, c, x, y) - colourAt(before.paper, c, thereX, thereY)) / 3;
    }
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}

const onPaper = ({ rgba, widthPx, heightPx }: RgbaPicture) => overWhite(rgba, widthPx, heightPx);

/** Watches the drawings of one case in the order of their times, each method by itself; the first neighbour of all is key 0. */
export class NeighbourWatch {
  readonly #key0: Moment;
  readonly #before = new Map<string, Moment>();

  constructor(key0: RgbaPicture) {
    this.#key0 = { paper: onPaper(key0), way: undefined };
  }

  /** Null where no labels tell what moved where. */
  see(method: string, drawing: RgbaPicture, way: WayToKey | undefined): number | null {
    if (!way) return null;
    const now = { paper: onPaper(drawing), way };
    const error = warpingError01(this.#before.get(method) ?? this.#key0, now);
    this.#before.set(method, now);
    return Number.isFinite(error) ? error : null;
  }
}
