import type { Spot } from '../grid';
import { fillBehind } from './behind';
import { areaOf, type Cells, type Composition, either, type InKeys, without } from './composition';
import { grown, madeWhole, nearestOf } from './nearest-cell';

/**
 * A part with its own time: its drawn piece slides along its own way, from where it is at t to where it is at its own time; an arc grows and
 * shrinks with t(1 - t), as everywhere.
 */
const STEPS = 6;
/** Cells. */
const OUTLINE = 1.5;
const SMOOTH_ROUNDS = 2;

export interface TimingResult {
  /** How far it is from where its own time has it, working px, the middle of its places; null where the drawing does not show it. */
  readonly missedPx: number | null;
}

/** Too few cells to be a thing. */
const LEAST_CELLS = 4;

/**
 * @param room cells of both keys that are no figure: an outline that is drawn there goes along
 * @param isBehind whether the piece passes behind what the drawing has at a cell
 */
export function enforceTiming(
  to: Composition,
  inKeys: InKeys,
  room: InKeys,
  tUnit: number,
  ownUnit: number,
  isBehind: (from: number, at: number) => boolean,
): TimingResult {
  const { width, height, cells } = to;
  const core = madeWhole(to.shown(inKeys), width, height);
  if (areaOf(core) < LEAST_CELLS) return { missedPx: null };
  const outline = without(grown(core, OUTLINE, width, height), core);
  const shownRoom = to.shown(room);
  const piece = either(
    core,
    outline.map((value, cell) => value & (shownRoom[cell] ?? 0)),
  );
  const [vx, vy] = steps(to, core, tUnit, ownUnit);
  const ofCore = nearestOf(core, width, height).cell;
  // The outline goes with what it is the outline of.
  piece.forEach((value, cell) => {
    if (!value || core[cell]) return;
    vx[cell] = vx[ofCore[cell] ?? cell] ?? 0;
    vy[cell] = vy[ofCore[cell] ?? cell] ?? 0;
  });
  const nearest = nearestOf(piece, width, height).cell;
  const before = to.copied();
  const box = targets(piece, vx, vy, width, height);
  const number = to.newPiece();
  const taken = new Uint8Array(cells);
  const lands = new Map<number, { readonly cell: number; readonly x: number; readonly y: number }>();
  for (let y = box.top; y <= box.bottom; y += 1) {
    for (let x = box.left; x <= box.right; x += 1) {
      let [column, row] = [x, y];
      for (let step = 0; step < STEPS; step += 1) {
        const at = clamped(column, row, width, height);
        const own = nearest[at] ?? at;
        [column, row] = [x - (vx[own] ?? 0), y - (vy[own] ?? 0)];
      }
      if (column < -0.5 || row < -0.5 || column > width - 0.5 || row > height - 0.5) continue;
      const from = clamped(column, row, width, height);
      if (!piece[from]) continue;
      // Where the way bends too much to be gone back nothing lands.
      if (Math.hypot(column + (vx[from] ?? 0) - x, row + (vy[from] ?? 0) - y) > 1.5) continue;
      lands.set(y * width + x, { cell: from, x: column, y: row });
    }
  }
  for (const [target, { cell, x, y }] of lands) {
    if (!piece[target] && isBehind(cell, target)) continue;
    to.pull(target, { x: (x + 0.5) * 2, y: (y + 0.5) * 2 }, before, piece, number);
    taken[target] = 1;
  }
  const left = without(piece, taken);
  if (areaOf(left) > 0) {
    const outlines = [grown(inKeys[0], OUTLINE, width, height), grown(inKeys[1], OUTLINE, width, height)] as const;
    fillBehind(to, left, outlines, taken);
  }
  return { missedPx: missed(to, before, core, vx, vy) };
}

/** How far each cell of the piece goes, in cells. */
function steps(to: Composition, piece: Cells, tUnit: number, ownUnit: number): readonly [Float32Array, Float32Array] {
  let [vx, vy] = [new Float32Array(to.cells), new Float32Array(to.cells)];
  const bend = (ownUnit * (1 - ownUnit)) / Math.max(1e-3, tUnit * (1 - tUnit)) - 1;
  piece.forEach((value, cell) => {
    if (!value) return;
    const [a, b] = [to.source(0, cell), to.source(1, cell)];
    const here = to.centre(cell);
    const off: Spot = { x: here.x - a.x - tUnit * (b.x - a.x), y: here.y - a.y - tUnit * (b.y - a.y) };
    vx[cell] = ((ownUnit - tUnit) * (b.x - a.x) + bend * off.x) / 2;
    vy[cell] = ((ownUnit - tUnit) * (b.y - a.y) + bend * off.y) / 2;
  });
  for (let round = 0; round < SMOOTH_ROUNDS; round += 1) {
    vx = evened(vx, piece, to.width, to.height);
    vy = evened(vy, piece, to.width, to.height);
  }
  return [vx, vy];
}

function evened(
  values: Float32Array<ArrayBuffer>,
  within: Cells,
  width: number,
  height: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  within.forEach((value, cell) => {
    if (!value) return;
    const [x, y] = [cell % width, Math.floor(cell / width)];
    let [sum, count] = [0, 0];
    for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j += 1) {
      for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i += 1) {
        if (!within[j * width + i]) continue;
        sum += values[j * width + i] ?? 0;
        count += 1;
      }
    }
    out[cell] = sum / count;
  });
  return out;
}

function clamped(column: number, row: number, width: number, height: number): number {
  const x = Math.min(Math.max(Math.round(column), 0), width - 1);
  return Math.min(Math.max(Math.round(row), 0), height - 1) * width + x;
}

function targets(piece: Cells, vx: Float32Array, vy: Float32Array, width: number, height: number) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  piece.forEach((value, cell) => {
    if (!value) return;
    const [x, y] = [(cell % width) + (vx[cell] ?? 0), Math.floor(cell / width) + (vy[cell] ?? 0)];
    [left, right] = [Math.min(left, Math.floor(x)), Math.max(right, Math.ceil(x))];
    [top, bottom] = [Math.min(top, Math.floor(y)), Math.max(bottom, Math.ceil(y))];
  });
  return {
    ...{ left: Math.max(0, left), right: Math.min(width - 1, right) },
    ...{ top: Math.max(0, top), bottom: Math.min(height - 1, bottom) },
  };
}

/** Where each cell should be now: what the drawing shows there, and how far that is from it in the key that it is taken from. */
function missed(
  to: Composition,
  before: readonly Float32Array[],
  core: Cells,
  vx: Float32Array,
  vy: Float32Array,
): number | null {
  const misses: number[] = [];
  core.forEach((value, cell) => {
    if (!value) return;
    const [x, y] = [(cell % to.width) + (vx[cell] ?? 0), Math.floor(cell / to.width) + (vy[cell] ?? 0)];
    if (x < 0 || y < 0 || x > to.width - 1 || y > to.height - 1) return;
    const now = clamped(x, y, to.width, to.height);
    const key = to.winner(now);
    const own = to.source(key, cell, before);
    const is = to.source(key, now);
    const rest = { x: (x - Math.round(x)) * 2, y: (y - Math.round(y)) * 2 };
    misses.push(Math.hypot(is.x + rest.x - own.x, is.y + rest.y - own.y));
  });
  if (misses.length < LEAST_CELLS) return null;
  return misses.sort((a, b) => a - b)[misses.length >> 1] ?? null;
}
