import type { Cells } from './composition';
import { nearestOf, signedAway } from './nearest-cell';

/**
 * A shape fitted to another outline: for every cell of `to` where in `from` it comes from. Both are placed upon each other by their middles
 * (and, where that fits better, by size and lie), then the signed distance of the one is drawn to the other's, smoothed at every step
 * (Thirion, "Image matching as a diffusion process: an analogy with Maxwell's demons", 1998), coarse to fine: outlines meet outlines, the
 * inside follows evenly. What still falls outside `from` takes its nearest cell, so that the fitted shape is `to` exactly.
 */
export interface Fitted {
  /** Column and row in `from`, fractions of a cell, for every cell; meant where `to` is 1. */
  readonly column: Float32Array;
  readonly row: Float32Array;
}

/** In cells, with how many rounds each. */
const LEVELS = [
  [8, 6],
  [4, 7],
  [2, 7],
  [1, 6],
] as const;
/** Deep inside a shape the distance says little of where its outline is: it counts up to so many cells of a level. */
const DEPTH_CELLS = 6;
const FARTHEST_STEP = 1.5;

/** @param laid how `to` may lie upon `from` by what the pictures show, the likeliest first; undefined when one of them is nothing */
export function fitOutline(
  from: Cells,
  to: Cells,
  width: number,
  height: number,
  laid: readonly Start[] = [],
): Fitted | undefined {
  const [first, second] = [momentsOf(from, width), momentsOf(to, width)];
  if (!first || !second) return undefined;
  const start = bestStart(from, to, first, second, width, height, laid);
  const column = new Float32Array(width * height);
  const row = new Float32Array(width * height);
  const box = boxAround(to, width, height);
  const own = signedAway(to, width, height);
  const other = signedAway(from, width, height);
  const [w, h] = [box.right - box.left, box.bottom - box.top];
  // The start itself is kept apart: smoothed at its edges, a turn would become a shear.
  const [startX, startY] = [new Float32Array(w * h), new Float32Array(w * h)];
  let [dx, dy] = [new Float32Array(w * h), new Float32Array(w * h)];
  const wanted = new Float32Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const place = start(box.left + x, box.top + y);
      startX[y * w + x] = place.x;
      startY[y * w + x] = place.y;
      wanted[y * w + x] = own[(box.top + y) * width + box.left + x] ?? 0;
    }
  }
  for (const [size, rounds] of LEVELS) {
    const depth = DEPTH_CELLS * size;
    for (let round = 0; round < rounds; round += 1) {
      for (let y = 0; y < h; y += 1) {
        for (let x = 0; x < w; x += 1) {
          const i = y * w + x;
          const want = Math.min(Math.max(wanted[i] ?? 0, -depth), depth);
          const [px, py] = [(startX[i] ?? 0) + (dx[i] ?? 0), (startY[i] ?? 0) + (dy[i] ?? 0)];
          const is = Math.min(Math.max(at(other, px, py, width, height), -depth), depth);
          const missed = want - is;
          if (missed === 0) continue;
          // Along the slope of the distance, measured over the level's own size.
          const gx = (at(other, px + size, py, width, height) - at(other, px - size, py, width, height)) / (2 * size);
          const gy = (at(other, px, py + size, width, height) - at(other, px, py - size, width, height)) / (2 * size);
          const most = FARTHEST_STEP * size;
          const step = Math.min(Math.max(missed / (gx * gx + gy * gy + 0.3), -most), most);
          dx[i] = (dx[i] ?? 0) + step * gx;
          dy[i] = (dy[i] ?? 0) + step * gy;
        }
      }
      dx = smoothed(dx, w, h, size);
      dy = smoothed(dy, w, h, size);
    }
  }
  const nearest = nearestOf(from, width, height).cell;
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const cell = (box.top + y) * width + box.left + x;
      if (!to[cell]) continue;
      const i = y * w + x;
      let [px, py] = [(startX[i] ?? 0) + (dx[i] ?? 0), (startY[i] ?? 0) + (dy[i] ?? 0)];
      const there =
        Math.min(Math.max(Math.round(py), 0), height - 1) * width + Math.min(Math.max(Math.round(px), 0), width - 1);
      if (!from[there]) {
        const back = nearest[there] ?? -1;
        if (back >= 0) [px, py] = [back % width, Math.floor(back / width)];
      }
      column[cell] = px;
      row[cell] = py;
    }
  }
  return { column, row };
}

/** Between four cells, clamped. */
function at(values: Float32Array, x: number, y: number, width: number, height: number): number {
  const cx = Math.min(Math.max(x, 0), width - 1.001);
  const cy = Math.min(Math.max(y, 0), height - 1.001);
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [fx, fy] = [cx - x0, cy - y0];
  const i = y0 * width + x0;
  const above = (values[i] ?? 0) * (1 - fx) + (values[i + 1] ?? 0) * fx;
  const below = (values[i + width] ?? 0) * (1 - fx) + (values[i + width + 1] ?? 0) * fx;
  return above * (1 - fy) + below * fy;
}

/** A box blur both ways, `radius` cells. */
function smoothed(values: Float32Array, width: number, height: number, radius: number): Float32Array<ArrayBuffer> {
  const across = new Float32Array(values.length);
  const out = new Float32Array(values.length);
  const count = 2 * radius + 1;
  for (let y = 0; y < height; y += 1) {
    const line = y * width;
    let sum = 0;
    const read = (x: number) => values[line + Math.min(Math.max(x, 0), width - 1)] ?? 0;
    for (let x = -radius; x <= radius; x += 1) sum += read(x);
    for (let x = 0; x < width; x += 1) {
      across[line + x] = sum / count;
      sum += read(x + radius + 1) - read(x - radius);
    }
  }
  for (let x = 0; x < width; x += 1) {
    let sum = 0;
    const read = (y: number) => across[Math.min(Math.max(y, 0), height - 1) * width + x] ?? 0;
    for (let y = -radius; y <= radius; y += 1) sum += read(y);
    for (let y = 0; y < height; y += 1) {
      out[y * width + x] = sum / count;
      sum += read(y + radius + 1) - read(y - radius);
    }
  }
  return out;
}

interface Moments {
  readonly x: number;
  readonly y: number;
  readonly area: number;
  /** The long axis, radians, -90 to 90 degrees, and how much longer it is than the short one. */
  readonly angle: number;
  readonly stretch: number;
}

function momentsOf(cells: Cells, width: number): Moments | undefined {
  let [x, y, xx, xy, yy, area] = [0, 0, 0, 0, 0, 0];
  cells.forEach((value, cell) => {
    if (!value) return;
    const [column, row] = [cell % width, Math.floor(cell / width)];
    area += 1;
    x += column;
    y += row;
    xx += column * column;
    xy += column * row;
    yy += row * row;
  });
  if (area === 0) return undefined;
  [x, y] = [x / area, y / area];
  [xx, xy, yy] = [xx / area - x * x, xy / area - x * y, yy / area - y * y];
  const middle = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  return {
    x,
    y,
    area,
    angle: 0.5 * Math.atan2(2 * xy, xx - yy),
    stretch: (middle + spread) / (middle - spread + 1e-6),
  };
}

/** From column and row of the one to those of the other. */
export type Start = (x: number, y: number) => { readonly x: number; readonly y: number };

/** A shape this much longer than wide has a lie. */
const LONG = 2.2;
/** Turns that are tried of any shape, either way. */
const FAN_RADIANS = [1, 2, 3, 4, 5, 6, 7].map((step) => (step * Math.PI) / 12);
/** What the pictures show is believed unless outlines alone lie upon each other by so much better. */
const MUCH_BETTER = 1.15;
/** A turn must pay for itself. */
const TURN_COSTS = 0.01;

function bestStart(
  from: Cells,
  to: Cells,
  first: Moments,
  second: Moments,
  width: number,
  height: number,
  laid: readonly Start[],
): Start {
  const scale = Math.sqrt(first.area / second.area);
  const turned = (angle: number, grows: number): Start => {
    const [cos, sin] = [Math.cos(angle) * grows, Math.sin(angle) * grows];
    return (x, y) => {
      const [u, v] = [x - second.x, y - second.y];
      return { x: first.x + cos * u - sin * v, y: first.y + sin * u + cos * v };
    };
  };
  const overlap = (start: Start): number => {
    let both = 0;
    for (let cell = 0; cell < to.length; cell += 1) {
      if (!to[cell]) continue;
      const { x, y } = start(cell % width, Math.floor(cell / width));
      const [column, row] = [Math.round(x), Math.round(y)];
      if (column >= 0 && row >= 0 && column < width && row < height) both += from[row * width + column] ?? 0;
    }
    return both;
  };
  const best = (starts: readonly { readonly start: Start; readonly dearer: number }[]) => {
    let found: { readonly start: Start; readonly both: number } | undefined;
    for (const { start, dearer } of starts) {
      const both = overlap(start) / dearer;
      // The plainer start unless another is better by more than rounding.
      if (!found || both > found.both * 1.01) found = { start, both };
    }
    return found;
  };
  const plain = [(x: number, y: number) => ({ x, y }), turned(0, 1), turned(0, scale)];
  if (first.stretch > LONG && second.stretch > LONG) {
    const turn = ((first.angle - second.angle + 2.5 * Math.PI) % Math.PI) - Math.PI / 2;
    plain.push(turned(turn, scale));
  }
  const fan = FAN_RADIANS.flatMap((turn) => [turn, -turn]).map((turn) => ({
    ...{ start: turned(turn, scale), dearer: 1 + TURN_COSTS * Math.abs(turn) },
  }));
  const byOutline = best([...plain.map((start) => ({ start, dearer: 1 })), ...fan]);
  const byPicture = best(laid.map((start) => ({ start, dearer: 1 })));
  if (byPicture && (!byOutline || byPicture.both * MUCH_BETTER >= byOutline.both)) return byPicture.start;
  return byOutline?.start ?? turned(0, 1);
}

function boxAround(cells: Cells, width: number, height: number) {
  let [left, right, top, bottom] = [width, 0, height, 0];
  cells.forEach((value, cell) => {
    if (!value) return;
    const [x, y] = [cell % width, Math.floor(cell / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  });
  const margin = 4;
  return {
    ...{ left: Math.max(0, left - margin), right: Math.min(width, right + margin) },
    ...{ top: Math.max(0, top - margin), bottom: Math.min(height, bottom + margin) },
  };
}
