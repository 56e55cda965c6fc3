import type { Spot } from '../grid';
import { fillBehind } from './behind';
import { areaOf, type Cells, type Composition, either, type InKeys, without } from './composition';
import { grown, madeWhole, nearestOf } from './nearest-cell';
import { evenOut } from './rubber';

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
 * @param drawn cells with a line or an edge in them; null: not known, then nothing is taken along
 */
export function enforceTiming(
  to: Composition,
  inKeys: InKeys,
  room: InKeys,
  tUnit: number,
  ownUnit: number,
  isBehind: (from: number, at: number) => boolean,
  drawn: Cells | null = null,
): TimingResult {
  const { width, height, cells } = to;
  const core = madeWhole(to.shown(inKeys), width, height);
  if (areaOf(core) < LEAST_CELLS) return { missedPx: null };
  const shownRoom = to.shown(room);
  const [vx, vy] = steps(to, core, tUnit, ownUnit);
  const attached = drawn ? takenAlong(core, drawn, shownRoom, vx, vy, width, height) : new Uint8Array(cells);
  const own = either(core, attached);
  const outline = without(grown(core, OUTLINE, width, height), own);
  const outlineOfAttached = without(grown(attached, OUTLINE, width, height), own);
  const piece = either(
    own,
    outline.map(
      (value, cell) => (value & (shownRoom[cell] ?? 0)) | ((outlineOfAttached[cell] ?? 0) & (drawn?.[cell] ?? 0)),
    ),
  );
  const ofOwn = nearestOf(own, width, height).cell;
  // The outline goes with what it is the outline of.
  piece.forEach((value, cell) => {
    if (!value || own[cell]) return;
    vx[cell] = vx[ofOwn[cell] ?? cell] ?? 0;
    vy[cell] = vy[ofOwn[cell] ?? cell] ?? 0;
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
    const inBoth = [inKeys[0].slice(), inKeys[1].slice()] as const;
    attached.forEach((value, cell) => {
      if (value) for (const key of [0, 1] as const) inBoth[key][to.cellAt(to.source(key, cell, before))] = 1;
    });
    const outlines = [grown(inBoth[0], OUTLINE, width, height), grown(inBoth[1], OUTLINE, width, height)] as const;
    fillBehind(to, left, outlines, taken);
  }
  return { missedPx: missed(to, before, core, vx, vy) };
}

/** What is taken along by a cell reaches so many cells, and some more. */
const ALONG = 1.6;
const ALONG_MORE = 4;
/** What belongs to the edge of a part, as a share of the height; of what is drawn beyond it so much of the picture may be taken along, or nothing is. */
const EDGE_SHARE = 0.05;
const MOST_BEYOND_SHARE = 0.004;

/**
 * Where no line ends the piece it goes on: the network sees parts badly, a sleeve has no edge at the shoulder. What hangs on is taken along, less
 * and less, so that nothing tears; `vx` and `vy` are set for it. Lines hang on lines, and what lies between lines on what lies between them.
 */
function takenAlong(
  core: Cells,
  drawn: Cells,
  room: Cells,
  vx: Float32Array,
  vy: Float32Array,
  width: number,
  height: number,
): Cells {
  const farthest = vx.reduce((most, x, cell) => Math.max(most, Math.hypot(x, vy[cell] ?? 0)), 0);
  const reach = Math.ceil(ALONG * farthest + ALONG_MORE);
  // As far as it is held again: one step beyond what gives way.
  const away = new Uint16Array(core.length);
  let edge: number[] = [];
  core.forEach((value, cell) => {
    if (value) edge.push(cell);
  });
  for (let step = 1; step <= reach + 1 && edge.length > 0; step += 1) {
    const next: number[] = [];
    for (const cell of edge) {
      const column = cell % width;
      for (const other of [
        column > 0 ? cell - 1 : -1,
        column < width - 1 ? cell + 1 : -1,
        cell - width,
        cell + width,
      ]) {
        if (other < 0 || other >= width * height || core[other] || room[other] || away[other]) continue;
        if (drawn[other] !== drawn[cell]) continue;
        away[other] = step;
        next.push(other);
      }
    }
    edge = next;
  }
  const isFree = Uint8Array.from(away, (step) => (step > 0 && step <= reach ? 1 : 0));
  const isOneThing = Uint8Array.from(away, (step, cell) => (step > 0 || core[cell] ? 1 : 0));
  for (const values of [vx, vy]) evenOut(values, { isFree, width, reach, isOneThing });
  const near = grown(core, EDGE_SHARE * height, width, height);
  const beyond = isFree.map((value, cell) =>
    value && drawn[cell] && !near[cell] && Math.hypot(vx[cell] ?? 0, vy[cell] ?? 0) > 0.5 ? 1 : 0,
  );
  if (areaOf(beyond) <= MOST_BEYOND_SHARE * core.length) return isFree;
  isFree.forEach((value, cell) => {
    if (value) [vx[cell], vy[cell]] = [0, 0];
  });
  return new Uint8Array(core.length);
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
