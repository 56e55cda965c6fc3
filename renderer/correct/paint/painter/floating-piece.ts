import type { Place } from '../../../../main/contract/correction';
import type { PixelBox } from '../../../../main/contract/lay-over';
import type { RasterPixels } from '../../raster/pixels';
import { type Layers, layColour, rubOut } from './layers';

/** Something that the lasso holds: pixels that are lifted off the paper, to be laid down elsewhere. */
export interface Piece {
  readonly box: PixelBox;
  /** Straight RGBA of the box; see-through outside of the loop. */
  readonly rgba: Uint8ClampedArray;
}

/** Where it is carried: turned about its middle, then shifted. */
export interface Carried {
  readonly dxPx: number;
  readonly dyPx: number;
  readonly angleDeg: number;
}

/** Whether a pixel's centre lies in the loop (even-odd). */
function isIn(outline: readonly Place[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i, i += 1) {
    const [a, b] = [outline[i], outline[j]];
    if (!a || !b || a.yPx > y === b.yPx > y) continue;
    if (x < ((b.xPx - a.xPx) * (y - a.yPx)) / (b.yPx - a.yPx) + a.xPx) inside = !inside;
  }
  return inside;
}

/** What lies in the loop; null: nothing of the paper does, or nothing is drawn there. */
export function pieceIn({ widthPx, heightPx, rgba }: RasterPixels, outline: readonly Place[]): Piece | null {
  const [xs, ys] = [outline.map(({ xPx }) => xPx), outline.map(({ yPx }) => yPx)];
  const box = {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    right: Math.min(widthPx, Math.ceil(Math.max(...xs))),
    bottom: Math.min(heightPx, Math.ceil(Math.max(...ys))),
  };
  if (outline.length < 3 || box.left >= box.right || box.top >= box.bottom) return null;
  const width = box.right - box.left;
  const piece = new Uint8ClampedArray(width * (box.bottom - box.top) * 4);
  let isEmpty = true;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      if (!isIn(outline, x + 0.5, y + 0.5)) continue;
      const from = (y * widthPx + x) * 4;
      if (rgba[from + 3] !== 0) isEmpty = false;
      piece.set(rgba.subarray(from, from + 4), ((y - box.top) * width + x - box.left) * 4);
    }
  }
  return isEmpty ? null : { box, rgba: piece };
}

/** The paper without what was lifted off it. */
export function cutOut(layers: Layers, { box }: Piece, outline: readonly Place[]): void {
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      if (isIn(outline, x + 0.5, y + 0.5)) rubOut(layers, y * layers.widthPx + x, 1);
    }
  }
}

/** Where the piece lies on the paper now. */
export function boxOfCarried({ box }: Piece, { dxPx, dyPx, angleDeg }: Carried, paper: Layers): PixelBox {
  const [cx, cy] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const turn = (angleDeg * Math.PI) / 180;
  const [halfX, halfY] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  const reachX = Math.abs(halfX * Math.cos(turn)) + Math.abs(halfY * Math.sin(turn)) + 1;
  const reachY = Math.abs(halfX * Math.sin(turn)) + Math.abs(halfY * Math.cos(turn)) + 1;
  return {
    left: Math.min(paper.widthPx, Math.max(0, Math.floor(cx + dxPx - reachX))),
    top: Math.min(paper.heightPx, Math.max(0, Math.floor(cy + dyPx - reachY))),
    right: Math.max(0, Math.min(paper.widthPx, Math.ceil(cx + dxPx + reachX))),
    bottom: Math.max(0, Math.min(paper.heightPx, Math.ceil(cy + dyPx + reachY))),
  };
}

/**
 * Lays the piece down over the paint. `hard`: every pixel of it is one of its own, so that no new colours come up where it was turned; else
 * neighbours are mixed.
 */
export function layDown(layers: Layers, piece: Piece, carried: Carried, hard: boolean): PixelBox {
  const { box } = piece;
  const to = boxOfCarried(piece, carried, layers);
  const [cx, cy] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const turn = (-carried.angleDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // Whole steps and no turn: nothing is to be mixed.
  const isExact =
    hard || (carried.angleDeg % 90 === 0 && Number.isInteger(carried.dxPx) && Number.isInteger(carried.dyPx));
  for (let y = to.top; y < to.bottom; y += 1) {
    for (let x = to.left; x < to.right; x += 1) {
      const [offX, offY] = [x + 0.5 - cx - carried.dxPx, y + 0.5 - cy - carried.dyPx];
      const fromX = cx + offX * cos - offY * sin - box.left;
      const fromY = cy + offX * sin + offY * cos - box.top;
      const found = isExact ? nearest(piece, fromX, fromY) : mixed(piece, fromX, fromY);
      if (found.alpha > 0) layColour(layers.over, (y * layers.widthPx + x) * 4, found, found.alpha / 255);
    }
  }
  return to;
}

const NOTHING = { red: 0, green: 0, blue: 0, alpha: 0 };

function at({ box, rgba }: Piece, x: number, y: number): typeof NOTHING {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (x < 0 || y < 0 || x >= width || y >= height) return NOTHING;
  const i = (y * width + x) * 4;
  return { red: rgba[i] ?? 0, green: rgba[i + 1] ?? 0, blue: rgba[i + 2] ?? 0, alpha: rgba[i + 3] ?? 0 };
}

function nearest(piece: Piece, x: number, y: number): typeof NOTHING {
  // A hair to the side of a border between pixels, whichever way it was turned.
  return at(piece, Math.floor(x + 1e-6), Math.floor(y + 1e-6));
}

function mixed(piece: Piece, x: number, y: number): typeof NOTHING {
  const [x0, y0] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [right, below] = [x - 0.5 - x0, y - 0.5 - y0];
  const taps = [
    [at(piece, x0, y0), (1 - right) * (1 - below)],
    [at(piece, x0 + 1, y0), right * (1 - below)],
    [at(piece, x0, y0 + 1), (1 - right) * below],
    [at(piece, x0 + 1, y0 + 1), right * below],
  ] as const;
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const [tap, weight] of taps) {
    const share = tap.alpha * weight;
    red += tap.red * share;
    green += tap.green * share;
    blue += tap.blue * share;
    alpha += share;
  }
  return alpha === 0 ? NOTHING : { red: red / alpha, green: green / alpha, blue: blue / alpha, alpha };
}
