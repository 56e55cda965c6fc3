import type { WorkingPixels } from '../colour-area';
import { fillBehind } from './behind';
import { areaOf, both, type Cells, type Composition, either, type InKeys, overlapOf, without } from './composition';
import { fitOutline } from './fit-outline';
import { BACKGROUND, type Labels, labelled } from './key-labels';
import { grown, nearestOf, signedAway } from './nearest-cell';

/**
 * A part painted at t: its drawn piece is fitted to the mask, outline to outline; what of it stood outside is taken away, and what lies behind
 * is drawn there. The drawn piece is what the mask covers of the figure, with the areas of one colour that belong to it: that lie mostly within, or
 * that reach into it and are the part for the network, too. A person knows parts better than the network does. Only where the drawing shows
 * mostly the room behind, the thing is drawn elsewhere, and the network's word is all there is.
 */

/** Of the mask, so much of the room behind: then the thing is not drawn there. */
const EMPTY_SHARE = 0.3;
/** The found piece may be so many times smaller or larger than the mask. */
const MOST_TIMES = 4;
const MOSTLY_SHARE = 0.5;
const REACHES_SHARE = 0.15;
const ALIKE_SHARE = 0.8;
/** Areas reach so far out of the mask, as a share of the height. */
const AROUND_SHARE = 0.05;
const LEAST_AREA_CELLS = 6;

export interface MaskResult {
  /** Overlap of the drawn piece and the mask afterwards; null where the drawing shows nothing that could be the part. */
  readonly overlap01: number | null;
}

export function enforceMask(
  to: Composition,
  mask: Cells,
  part: number,
  labels: readonly [Labels, Labels],
  picture: WorkingPixels,
): MaskResult {
  if (areaOf(mask) === 0) return { overlap01: null };
  const piece = drawnPiece(to, mask, part, labels, picture);
  if (!piece || areaOf(piece) === 0) return { overlap01: null };
  const { width, height } = to;
  const shape = asDrawn(mask, piece, width, height);
  const fit = fitOutline(piece, shape, width, height);
  if (!fit) return { overlap01: null };
  const before = to.copied();
  const number = to.newPiece();
  const shows = new Uint8Array(piece.length);
  shape.forEach((value, cell) => {
    if (!value) return;
    const [column, row] = [fit.column[cell] ?? 0, fit.row[cell] ?? 0];
    shows[cell] = piece[Math.round(row) * width + Math.round(column)] ?? 0;
    const isStill = Math.hypot(column - (cell % width), row - Math.floor(cell / width)) < 0.25;
    if (isStill) to.pieces[cell] = number;
    else to.pull(cell, { x: (column + 0.5) * 2, y: (row + 0.5) * 2 }, before, piece, number);
  });
  const own = nearestOf(shape, width, height);
  const outlined = new Uint8Array(piece.length);
  const all = new Uint8Array(piece.length).fill(1);
  const isRoom = roomOf(to, labels, before);
  own.away.forEach((away, cell) => {
    const at = own.cell[cell] ?? -1;
    if (away === 0 || away > OUTLINE_CELLS || at < 0) return;
    const [dx, dy] = [(fit.column[at] ?? 0) - (at % width), (fit.row[at] ?? 0) - Math.floor(at / width)];
    if (Math.hypot(dx, dy) < OUTLINE_CELLS) return;
    const from = to.cellAt({ x: ((cell % width) + dx + 0.5) * 2, y: (Math.floor(cell / width) + dy + 0.5) * 2 });
    if (piece[from] || isRoom(from)) return;
    to.pull(cell, to.centre(from), before, all, number);
    outlined[cell] = 1;
  });
  const left = without(without(piece, shape), outlined);
  if (areaOf(left) > 0) {
    // The outline of what is gone goes, too.
    const gone = without(without(grown(left, OUTLINE_CELLS, width, height), shape), outlined);
    fillBehind(to, gone, keyCellsOf(to, before, piece), either(shape, outlined));
  }
  return { overlap01: overlapOf(shows, mask) ?? null };
}

/** An outline is about so wide, and lies beside its area. */
const OUTLINE_CELLS = 1.5;

/** Whether the drawing had the room behind at a cell. */
function roomOf(to: Composition, labels: readonly [Labels, Labels], before: readonly Float32Array[]) {
  return (cell: number): boolean => {
    const key = to.winner(cell, before);
    return labels[key][to.cellAt(to.source(key, cell, before))] === BACKGROUND;
  };
}

/** The cells of both keys that the piece was taken from, with a cell around: an outline belongs to its area. */
function keyCellsOf(to: Composition, before: readonly Float32Array[], piece: Cells): InKeys {
  const { width, height } = to;
  const inKeys = [new Uint8Array(piece.length), new Uint8Array(piece.length)] as const;
  piece.forEach((value, cell) => {
    if (!value) return;
    for (const key of [0, 1] as const) inKeys[key][to.cellAt(to.source(key, cell, before))] = 1;
  });
  return [grown(inKeys[0], 1.5, width, height), grown(inKeys[1], 1.5, width, height)];
}

/** An outline that is drawn this near to the painted one is that outline, drawn better than a brush paints. */
const SAME_CELLS = 1.5;
const SAME_SHARE = 0.97;

function asDrawn(mask: Cells, piece: Cells, width: number, height: number): Cells {
  const [wanted, drawn] = [signedAway(mask, width, height), signedAway(piece, width, height)];
  const shape = mask.map((value, cell) =>
    Math.abs(wanted[cell] ?? 0) <= SAME_CELLS && Math.abs(drawn[cell] ?? 0) <= SAME_CELLS ? (piece[cell] ?? 0) : value,
  );
  return (overlapOf(shape, mask) ?? 0) >= SAME_SHARE ? shape : mask;
}

function drawnPiece(
  to: Composition,
  mask: Cells,
  part: number,
  labels: readonly [Labels, Labels],
  picture: WorkingPixels,
): Cells | undefined {
  const found = to.shown([labelled(labels[0], part), labelled(labels[1], part)]);
  const [size, area] = [areaOf(found), areaOf(mask)];
  const room = to.shown([labelled(labels[0], BACKGROUND), labelled(labels[1], BACKGROUND)]);
  const within = without(mask, room);
  if (areaOf(within) >= (1 - EMPTY_SHARE) * area) return either(within, areasOf(to, mask, found, picture, room));
  if (size * MOST_TIMES >= area && size <= area * MOST_TIMES) return found;
  return areaOf(within) * MOST_TIMES >= area ? within : undefined;
}

/** Areas of one colour that belong to the mask, as far as they reach out of it. */
function areasOf(to: Composition, mask: Cells, found: Cells, picture: WorkingPixels, room: Cells): Cells {
  const { width, height } = to;
  const { away } = nearestOf(mask, width, height);
  const near = AROUND_SHARE * height;
  const out = new Uint8Array(mask.length);
  const met = new Uint8Array(mask.length);
  const isOne = (a: number, b: number) => {
    const [p, q] = [pixelOf(a, to, picture), pixelOf(b, to, picture)];
    for (let c = 0; c < 4; c += 1) {
      if (Math.abs((picture.rgba[p + c] ?? 0) - (picture.rgba[q + c] ?? 0)) >= ONE_COLOUR) return false;
    }
    return true;
  };
  for (let start = 0; start < mask.length; start += 1) {
    if (!mask[start] || met[start]) continue;
    const cells = [start];
    met[start] = 1;
    let [inside, alike] = [0, 0];
    for (let next = 0; next < cells.length; next += 1) {
      const cell = cells[next] ?? start;
      inside += mask[cell] ?? 0;
      alike += found[cell] ?? 0;
      const x = cell % width;
      for (const other of [x > 0 ? cell - 1 : -1, x < width - 1 ? cell + 1 : -1, cell - width, cell + width]) {
        if (other < 0 || other >= mask.length || met[other] || !isOne(cell, other)) continue;
        met[other] = 1;
        cells.push(other);
      }
    }
    if (cells.length < LEAST_AREA_CELLS) continue;
    const isPart = inside >= REACHES_SHARE * cells.length && alike >= ALIKE_SHARE * cells.length;
    if (!isPart && inside < MOSTLY_SHARE * cells.length) continue;
    for (const cell of cells) if ((isPart || (away[cell] ?? 0) <= near) && !room[cell]) out[cell] = 1;
  }
  return both(out, without(new Uint8Array(out.length).fill(1), mask));
}

/** Of 255. */
const ONE_COLOUR = 20;

function pixelOf(cell: number, { width }: Composition, { widthPx }: WorkingPixels): number {
  return (2 * Math.floor(cell / width) * widthPx + 2 * (cell % width)) * 4;
}
