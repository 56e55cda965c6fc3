import type { Extremes } from '../contract/correction';
import { checkExtremes } from '../contract/correction-check';
import { type Mask, maskOfPixels } from '../contract/correction-mask';
import { NakawariError } from '../contract/errors';
import { flood } from '../contract/flood';
import type { Pixels } from '../ingest/decode-picture';

/**
 * Four clicks on the outermost places of a part become its mask, from the lines and colours between them. Areas of one colour, bounded by
 * lines or by other colours, belong to the part when they lie inside the four clicks; one that also goes on outside (an arm that is open
 * towards the body, the paper of a drawing without fill) belongs as far as the oval through the clicks reaches. Then the lines around.
 */

/** Around the box of the clicks: what an area does beyond it tells whether it is the part's. */
const MARGIN_SHARE = 0.35;
/** Neighbouring pixels that differ by less (of 255, largest channel) are one area. */
const ONE_COLOUR = 20;
/** Of an area's pixels in sight, this share inside the box makes it the part's; below the lower one it is none of it. */
const INSIDE_SHARE = 0.9;
const OUTSIDE_SHARE = 0.15;
/** A line is at most about so wide, as a share of the part, but at least 3 px. */
const LINE_SHARE = 0.04;

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Opaque colour over white paper, three bytes a pixel. */
  readonly rgb: Uint8Array;
}

/** @throws NakawariError correction-one-spot, correction-empty */
export function maskOfExtremes(pixels: Pixels, widthPx: number, heightPx: number, extremes: Extremes): Mask {
  checkExtremes(extremes);
  const box = boxOf(extremes, widthPx, heightPx);
  const window = windowAround(pixels, widthPx, heightPx, box);
  const areas = areasOf(window);
  const oval = ovalOf(extremes);
  const taken = takenAreas(window, areas, box, oval);
  growOverLines(window, areas, taken, box);
  fillHoles(window, taken);
  const whole = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < window.height; y += 1) {
    const row = taken.subarray(y * window.width, (y + 1) * window.width);
    whole.set(row, (window.top + y) * widthPx + window.left);
  }
  const mask = maskOfPixels(whole, widthPx, heightPx);
  if (!mask) throw new NakawariError('correction-empty');
  return mask;
}

interface Box {
  readonly left: number;
  readonly top: number;
  /** The last column and row inside. */
  readonly right: number;
  readonly bottom: number;
}

function boxOf({ top, left, bottom, right }: Extremes, widthPx: number, heightPx: number): Box {
  const within = (value: number, most: number) => Math.min(Math.max(Math.floor(value), 0), most - 1);
  return {
    left: within(left.xPx, widthPx),
    right: within(right.xPx, widthPx),
    top: within(top.yPx, heightPx),
    bottom: within(bottom.yPx, heightPx),
  };
}

function windowAround({ rgba, depthBits }: Pixels, widthPx: number, heightPx: number, box: Box): Window {
  const margin = 2 + Math.ceil(Math.max(box.right - box.left, box.bottom - box.top) * MARGIN_SHARE);
  const [left, top] = [Math.max(0, box.left - margin), Math.max(0, box.top - margin)];
  const width = Math.min(widthPx, box.right + margin + 1) - left;
  const height = Math.min(heightPx, box.bottom + margin + 1) - top;
  const rgb = new Uint8Array(width * height * 3);
  const per = depthBits === 16 ? 257 : 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = ((top + y) * widthPx + left + x) * 4;
      const alpha = (rgba[from + 3] ?? 0) / per / 255;
      for (let c = 0; c < 3; c += 1) {
        rgb[(y * width + x) * 3 + c] = ((rgba[from + c] ?? 0) / per) * alpha + 255 * (1 - alpha);
      }
    }
  }
  return { left, top, width, height, rgb };
}

/** Pixels of one colour that touch: their area's number, from 0. Pixels of thin or mixed places make small areas of their own. */
interface Areas {
  readonly of: Int32Array;
  readonly sizes: readonly number[];
}

function areasOf({ width, height, rgb }: Window): Areas {
  const of = new Int32Array(width * height).fill(-1);
  const sizes: number[] = [];
  const taken = new Uint8Array(of.length);
  for (let start = 0; start < of.length; start += 1) {
    if (taken[start] === 1) continue;
    // Compared with where the area began, so that a gradient does not lead from anything to anything.
    const area = flood(width, start, taken, (next) => apart(rgb, start, next) < ONE_COLOUR);
    for (const at of area) of[at] = sizes.length;
    sizes.push(area.length);
  }
  return { of, sizes };
}

function apart(rgb: Uint8Array, a: number, b: number): number {
  let most = 0;
  for (let c = 0; c < 3; c += 1) most = Math.max(most, Math.abs((rgb[a * 3 + c] ?? 0) - (rgb[b * 3 + c] ?? 0)));
  return most;
}

type Inside = (x: number, y: number) => boolean;

/** Through the four clicks: a quarter of an ellipse between each two neighbours. */
function ovalOf({ top, left, bottom, right }: Extremes): Inside {
  return (x, y) => {
    const vertical = y < (left.yPx + right.yPx) / 2 ? top : bottom;
    const horizontal = x < vertical.xPx ? left : right;
    const across = (x - vertical.xPx) / (horizontal.xPx - vertical.xPx || 1);
    const down = (y - horizontal.yPx) / (vertical.yPx - horizontal.yPx || 1);
    return across * across + Math.max(down, 0) ** 2 <= 1.02;
  };
}

function takenAreas(window: Window, { of, sizes }: Areas, box: Box, oval: Inside): Uint8Array {
  const { width, left, top } = window;
  const inBox = new Int32Array(sizes.length);
  const inOval = new Int32Array(sizes.length);
  const place = (at: number): [number, number] => [left + (at % width), top + Math.floor(at / width)];
  const isInBox = (x: number, y: number) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  for (let at = 0; at < of.length; at += 1) {
    const [x, y] = place(at);
    if (!isInBox(x, y)) continue;
    const area = of[at] ?? 0;
    inBox[area] = (inBox[area] ?? 0) + 1;
    if (oval(x + 0.5, y + 0.5)) inOval[area] = (inOval[area] ?? 0) + 1;
  }
  const least = leastArea(box);
  const taken = new Uint8Array(of.length);
  for (let at = 0; at < of.length; at += 1) {
    const area = of[at] ?? 0;
    const size = sizes[area] ?? 1;
    if (size < least) continue;
    const [x, y] = place(at);
    if (!isInBox(x, y)) continue;
    const share = (inBox[area] ?? 0) / size;
    // An area that fills the corners of the box and not its middle is what lies around the part.
    const isMiddle = (inOval[area] ?? 0) > 0.5 * (inBox[area] ?? 0);
    if (share >= INSIDE_SHARE && isMiddle) taken[at] = 1;
    else if (share >= OUTSIDE_SHARE && isMiddle && oval(x + 0.5, y + 0.5)) taken[at] = 1;
  }
  return taken;
}

/** Smaller areas are pixels of lines and of soft edges: they go with what they surround. */
function leastArea(box: Box): number {
  return Math.max(6, Math.round((box.right - box.left) * (box.bottom - box.top) * 0.002));
}

/** The lines and soft edges around and between what was taken, as far as a line is wide, inside the box. */
function growOverLines(window: Window, { of, sizes }: Areas, taken: Uint8Array, box: Box): void {
  const { width, height, left, top } = window;
  const least = leastArea(box);
  const longest = Math.max(box.right - box.left, box.bottom - box.top);
  const steps = Math.max(3, Math.round(longest * LINE_SHARE));
  const { rgb } = window;
  const lumaOf = (at: number) =>
    0.3 * (rgb[at * 3] ?? 0) + 0.59 * (rgb[at * 3 + 1] ?? 0) + 0.11 * (rgb[at * 3 + 2] ?? 0);
  let front: number[] = [];
  for (let at = 0; at < taken.length; at += 1) if (taken[at] === 1) front.push(at);
  for (let step = 0; step < steps && front.length > 0; step += 1) {
    const next: number[] = [];
    for (const at of front) {
      const x = at % width;
      for (const to of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (to < 0 || to >= width * height || taken[to] === 1) continue;
        const [px, py] = [left + (to % width), top + Math.floor(to / width)];
        if (px < box.left || px > box.right || py < box.top || py > box.bottom) continue;
        const size = sizes[of[to] ?? 0] ?? 0;
        // A line may be one long area: it is darker than what it bounds.
        const isLine = size < least || lumaOf(to) < lumaOf(at) - 40 || lumaOf(to) < 60;
        if (!isLine) continue;
        taken[to] = 1;
        next.push(to);
      }
    }
    front = next;
  }
}

/** What cannot be reached from the window's border is inside. */
function fillHoles({ width, height }: Window, taken: Uint8Array): void {
  const outside = new Uint8Array(taken.length);
  const visit = (at: number) => {
    if (taken[at] === 0 && outside[at] === 0) flood(width, at, outside, (next) => taken[next] === 0);
  };
  for (let x = 0; x < width; x += 1) [x, (height - 1) * width + x].forEach(visit);
  for (let y = 0; y < height; y += 1) [y * width, y * width + width - 1].forEach(visit);
  for (let at = 0; at < taken.length; at += 1) if (outside[at] === 0) taken[at] = 1;
}
