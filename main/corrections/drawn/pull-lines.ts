import type { WorkingSize } from '../../analysis/working-size';
import type { WorkingPixels } from '../colour-area';
import type { Spot } from '../grid';
import type { DrawnLines } from '../line-coverage';
import { type Cells, Composition, type DrawnMaps, MAP_CELL_PX, without } from './composition';
import { drawnCells } from './drawn-cells';
import { type Luma, lineBeside, linesShown, lumaOf, type StrokePlace } from './line-beside';
import { grown } from './nearest-cell';
import { evenOut } from './rubber';

/**
 * A stroke says where a line belongs. Where the drawing has that line beside the stroke it is pulled onto it, with what lies around as on a sheet
 * of rubber: all of the line's own way, nothing at other lines, and nothing at some distance. Where it has none, or the stroke is a line of its own,
 * the network is told of the stroke, and what it then draws is taken around the stroke and nowhere else.
 */
export interface MeantLines {
  /** Per stroke; of a line of its own only the line that lies there already counts as found. */
  readonly strokes: readonly (readonly StrokePlace[])[];
  /** Per stroke: a line of its own. */
  readonly isNew: readonly boolean[];
  /** The strokes, or the pieces of strokes, that no line was found for; px of the key. */
  readonly missing: DrawnLines;
}

/** @param picture the drawing as it is without the strokes */
export function meantLines(lines: DrawnLines, picture: WorkingPixels, size: WorkingSize): MeantLines {
  const shown = linesShown(picture, size);
  const isNew = lines.map((line) => line.isNew === true);
  const strokes = lines.map(({ pointsPx }, n) => {
    const points = pointsPx.map(([x, y]) => ({ x: x * size.scaleX, y: y * size.scaleY }));
    const places = lineBeside(points, shown, size);
    return isNew[n] ? places.map((place) => (isThere(place) ? place : { ...place, offPx: null })) : places;
  });
  const missing = lines.flatMap((line, n) => {
    const places = strokes[n] ?? [];
    if (places.every(({ offPx }) => offPx === null)) return [line];
    return missingPieces(places).map((piece) => ({
      ...line,
      pointsPx: piece.map(({ at }): [number, number] => [at.x / size.scaleX, at.y / size.scaleY]),
    }));
  });
  return { strokes, isNew, missing };
}

function missingPieces(places: readonly StrokePlace[]): StrokePlace[][] {
  const pieces: StrokePlace[][] = [];
  places.forEach((place, n) => {
    if (place.offPx !== null) return;
    if (n === 0 || places[n - 1]?.offPx !== null) pieces.push([]);
    pieces.at(-1)?.push(place);
  });
  return pieces.filter((piece) => piece.length > 1);
}

export interface PulledLines {
  readonly maps: DrawnMaps;
  readonly pieces: Uint8Array;
}

/** What the network draws around a stroke that it was told of, as a share of the height. */
const TOLD_SHARE = 0.06;

/**
 * @param base the drawing without the strokes, its pieces (as `enforced` tells them), and its picture
 * @param told the drawing with the missing strokes told; null where none is missing
 */
export function linesPulled(
  base: { readonly maps: DrawnMaps; readonly pieces: Uint8Array | null; readonly picture: WorkingPixels },
  told: DrawnMaps | null,
  { strokes, isNew }: MeantLines,
  size: WorkingSize,
): PulledLines {
  const to = new Composition(base.maps, base.pieces);
  const { width, height } = to;
  const pull = pullOf(strokes, lumaOf(base.picture), to, size);
  const before = to.copied();
  const pieces = to.pieces.slice();
  pull?.zone.forEach((value, cell) => {
    const [dx, dy] = [pull.dx[cell] ?? 0, pull.dy[cell] ?? 0];
    if (value && Math.hypot(dx, dy) >= LEAST_PULL_PX) to.bend(cell, dx, dy, before, pieces);
  });
  if (told) {
    const asTold = new Composition(told);
    const bare = (ofNew: boolean) =>
      cellsOfPlaces(
        strokes.flatMap((places, n) =>
          isNew[n] === ofNew ? places.filter(({ offPx }) => offPx === null).map(({ at }) => at) : [],
        ),
        to,
      );
    // What a line of its own has beside it is to stay.
    const close = grown(bare(true), WHOLE_PX / MAP_CELL_PX, width, height);
    const around = grown(bare(false), TOLD_SHARE * height, width, height).map(
      (value, cell) => value | (close[cell] ?? 0),
    );
    const own = pull ? without(around, pull.moved) : around;
    own.forEach((value, cell) => {
      if (!value) return;
      to.planes.forEach((plane, c) => {
        plane[cell] = asTold.planes[c]?.[cell] ?? 0;
      });
    });
  }
  return { maps: to.maps(), pieces: to.pieces };
}

/** A line that is so near is where it should be. */
const THERE_PX = 0.75;

const isThere = ({ offPx }: StrokePlace): boolean => Math.abs(offPx ?? Number.POSITIVE_INFINITY) < THERE_PX;

/** Whether a line is to be moved at all. */
export const isAnyBeside = ({ strokes }: MeantLines): boolean =>
  strokes.some((places) => places.some((place) => place.offPx !== null && !isThere(place)));

const LEAST_PULL_PX = 0.1;
/** A line and its soft edges go as one, so far from its middle; working px. */
const WHOLE_PX = 3.5;
/** What is pulled by one px takes this many px along, falling off. */
const REACH_PER_PX = 2.5;
const REACH_MORE_PX = 8;
const STRIP_PX = 4;

interface Pull {
  readonly zone: Cells;
  readonly moved: Cells;
  /** From a cell to what it shows then, working px. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

function pullOf(
  strokes: readonly (readonly StrokePlace[])[],
  luma: Luma,
  to: Composition,
  size: WorkingSize,
): Pull | undefined {
  const found = strokes.flatMap((places) =>
    places.flatMap(({ at, across, offPx }) => (offPx === null ? [] : [{ at, across, offPx }])),
  );
  const farthest = found.reduce((most, { offPx }) => Math.max(most, Math.abs(offPx)), 0);
  if (farthest < THERE_PX) return undefined;
  const { width, height, cells } = to;
  const [dx, dy] = [new Float32Array(cells), new Float32Array(cells)];
  const away = new Float32Array(cells).fill(WHOLE_PX);
  const strip = new Uint8Array(cells);
  for (const { at, across, offPx } of found) {
    for (let off = 0; off <= Math.abs(offPx); off += MAP_CELL_PX / 2) {
      const along = Math.sign(offPx) * off;
      strip[to.cellAt({ x: at.x + across.x * along, y: at.y + across.y * along })] = 1;
    }
    eachAround(at, WHOLE_PX, to, (cell, far) => {
      if (far >= (away[cell] ?? 0)) return;
      away[cell] = far;
      dx[cell] = across.x * offPx;
      dy[cell] = across.y * offPx;
    });
  }
  const whole = Uint8Array.from(away, (far) => (far < WHOLE_PX ? 1 : 0));
  const reach = (REACH_PER_PX * farthest + REACH_MORE_PX) / MAP_CELL_PX;
  const swept = grown(strip, STRIP_PX / MAP_CELL_PX, width, height);
  const zone = grown(strip, reach, width, height);
  const sources = cellsOfPlaces(
    found.map(({ at, across, offPx }) => ({ x: at.x + across.x * offPx, y: at.y + across.y * offPx })),
    to,
  );
  const still = otherLines(drawnCells(luma, to, size), sources, zone, reach, to);
  const isFree = zone.map((value, cell) => (value && !whole[cell] && !(still[cell] && !swept[cell]) ? 1 : 0));
  evenOut(dx, { isFree, width, reach });
  evenOut(dy, { isFree, width, reach });
  const moved = zone.map((value, cell) => (value && Math.hypot(dx[cell] ?? 0, dy[cell] ?? 0) >= LEAST_PULL_PX ? 1 : 0));
  return { zone, moved, dx, dy };
}

function cellsOfPlaces(places: readonly Spot[], to: Composition): Cells {
  const out = new Uint8Array(to.cells);
  for (const place of places) out[to.cellAt(place)] = 1;
  return out;
}

function eachAround({ x, y }: Spot, px: number, to: Composition, act: (cell: number, awayPx: number) => void): void {
  const first = to.cellAt({ x: x - px, y: y - px });
  const last = to.cellAt({ x: x + px, y: y + px });
  const [left, right] = [first % to.width, last % to.width];
  for (let line = first - left; line <= last - right; line += to.width) {
    for (let column = left; column <= right; column += 1) {
      const centre = to.centre(line + column);
      act(line + column, Math.hypot(centre.x - x, centre.y - y));
    }
  }
}

/** What is drawn in the zone, but for the line itself and what goes out from it, so far along. */
function otherLines(drawn: Cells, sources: Cells, zone: Cells, reach: number, to: Composition): Cells {
  const { width, height } = to;
  const own = grown(sources, 2, width, height);
  let edge: number[] = [];
  own.forEach((value, cell) => {
    if (value) edge.push(cell);
  });
  for (let step = 0; step < reach && edge.length > 0; step += 1) {
    const next: number[] = [];
    for (const cell of edge) {
      const column = cell % width;
      for (const [i, j] of AROUND) {
        const other = cell + j * width + i;
        if (column + i < 0 || column + i >= width || other < 0 || other >= own.length) continue;
        if (own[other] || !drawn[other] || !zone[other]) continue;
        own[other] = 1;
        next.push(other);
      }
    }
    edge = next;
  }
  return drawn.map((value, cell) => (value && !own[cell] ? 1 : 0));
}

const AROUND = [-1, 0, 1].flatMap((j) => [-1, 0, 1].map((i) => [i, j] as const)).filter(([i, j]) => i !== 0 || j !== 0);
