import type { Grid, Spot } from '../grid';

/**
 * What a drawing is composed of: for each cell of 2 working pixels where it is taken from in either key, the share of key 0, and what is
 * added. What a person said is enforced here, after the network: a cell that nothing was said of keeps its values to the bit.
 */
export interface DrawnMaps {
  /** [2] px of the working picture from the in-between to key 0 and to key 1. */
  readonly flowT0: Grid;
  readonly flowT1: Grid;
  /** [1] the share of key 0, 0..1. */
  readonly blend: Grid;
  /** [4] premultiplied RGBA to add, -1..1. */
  readonly residual: Grid;
}

/** A map of these cells: 1 where something is, 0 elsewhere. */
export type Cells = Uint8Array;
/** The same of both keys. */
export type InKeys = readonly [Cells, Cells];

export const MAP_CELL_PX = 2;
const BLEND = 4;
const CHANNELS = 9;

/** The maps at work. Each piece that is put or taken away gets a number: between cells of two pieces nothing is mixed later. */
export class Composition {
  readonly width: number;
  readonly height: number;
  /** Flow to key 0 (x, y), to key 1 (x, y), blend, residual (4). */
  readonly planes: readonly Float32Array[];
  /** 0: as the network has it. */
  readonly pieces: Uint8Array;
  #pieces = 0;

  /** @param pieces what was put or taken away already, by number */
  constructor(maps: DrawnMaps, pieces: Uint8Array | null = null) {
    this.width = maps.blend.width;
    this.height = maps.blend.height;
    const cells = this.width * this.height;
    this.planes = [maps.flowT0, maps.flowT1, maps.blend, maps.residual].flatMap(({ data, channels }) =>
      Array.from({ length: channels }, (_, c) => data.slice(c * cells, (c + 1) * cells)),
    );
    this.pieces = pieces?.slice() ?? new Uint8Array(cells);
    this.#pieces = this.pieces.reduce((most, piece) => Math.max(most, piece), 0);
  }

  get cells(): number {
    return this.width * this.height;
  }

  newPiece(): number {
    this.#pieces = Math.min(255, this.#pieces + 1);
    return this.#pieces;
  }

  copied(): readonly Float32Array[] {
    return this.planes.map((plane) => plane.slice());
  }

  maps(): DrawnMaps {
    const grid = (from: number, channels: number): Grid => {
      const data = new Float32Array(channels * this.cells);
      for (let c = 0; c < channels; c += 1) data.set(this.planes[from + c] ?? [], c * this.cells);
      return { data, channels, width: this.width, height: this.height, cellPx: MAP_CELL_PX };
    };
    return { flowT0: grid(0, 2), flowT1: grid(2, 2), blend: grid(BLEND, 1), residual: grid(5, 4) };
  }

  /** Of key 0, 0..1. */
  share0(cell: number): number {
    return this.planes[BLEND]?.[cell] ?? 0;
  }

  winner(cell: number, planes = this.planes): 0 | 1 {
    return (planes[BLEND]?.[cell] ?? 0) >= 0.5 ? 0 : 1;
  }

  centre(cell: number): Spot {
    return centreOfCell(cell, this.width);
  }

  /** Where in a key the cell is taken from, working px. @param planes as they are, or as they were (`copied`) */
  source(key: 0 | 1, cell: number, planes = this.planes): Spot {
    const { x, y } = this.centre(cell);
    return { x: x + (planes[2 * key]?.[cell] ?? 0), y: y + (planes[2 * key + 1]?.[cell] ?? 0) };
  }

  /** The cell at a place, clamped to the picture. */
  cellAt({ x, y }: Spot): number {
    const column = Math.min(Math.max(Math.floor(x / MAP_CELL_PX), 0), this.width - 1);
    return Math.min(Math.max(Math.floor(y / MAP_CELL_PX), 0), this.height - 1) * this.width + column;
  }

  sourceCell(key: 0 | 1, cell: number): number {
    return this.cellAt(this.source(key, cell));
  }

  /** Which cells show a piece that has these cells in the keys: each is taken from the key that weighs more there. */
  shown(inKeys: InKeys): Cells {
    const out = new Uint8Array(this.cells);
    for (let cell = 0; cell < out.length; cell += 1) {
      const key = this.winner(cell);
      out[cell] = inKeys[key][this.sourceCell(key, cell)] ?? 0;
    }
    return out;
  }

  /** Shows at a cell what the keys have at these places. */
  put(cell: number, [source0, source1]: readonly [Spot, Spot], share0: number, piece: number): void {
    const { x, y } = this.centre(cell);
    const values = [source0.x - x, source0.y - y, source1.x - x, source1.y - y, share0, 0, 0, 0, 0];
    values.forEach((value, c) => {
      const plane = this.planes[c];
      if (plane) plane[cell] = value;
    });
    this.pieces[cell] = piece;
  }

  /**
   * Shows at a cell what the drawing had so far from there, working px; across an edge of the motion nothing is mixed.
   * @param before all planes then @param pieces and all pieces
   */
  bend(cell: number, dx: number, dy: number, before: readonly Float32Array[], pieces: Uint8Array): void {
    const { x, y } = this.centre(cell);
    const from = { x: x + dx, y: y + dy };
    const nearest = this.cellAt(from);
    const flow = 2 * this.winner(nearest, before);
    const differs = (c: number, at: number) => (before[c]?.[at] ?? 0) - (before[c]?.[nearest] ?? 0);
    this.#mix(cell, from, before, pieces[nearest] ?? 0, (at) => {
      const apart = Math.hypot(differs(flow, at), differs(flow + 1, at));
      return pieces[at] === pieces[nearest] && apart <= ONE_MOTION_PX;
    });
  }

  /** Shows at a cell what the drawing had at a place, as part of what it had in `within`. @param before all planes then */
  pull(cell: number, from: Spot, before: readonly Float32Array[], within: Cells, piece: number): void {
    this.#mix(cell, from, before, piece, (at) => within[at] === 1);
  }

  #mix(
    cell: number,
    from: Spot,
    before: readonly Float32Array[],
    piece: number,
    isMeant: (cell: number) => boolean,
  ): void {
    const { x, y } = this.centre(cell);
    const [gx, gy] = [from.x / MAP_CELL_PX - 0.5, from.y / MAP_CELL_PX - 0.5];
    const [x0, y0] = [Math.floor(gx), Math.floor(gy)];
    let all = 0;
    sum.fill(0);
    for (let j = 0; j < 2; j += 1) {
      for (let i = 0; i < 2; i += 1) {
        const [column, row] = [x0 + i, y0 + j];
        if (column < 0 || row < 0 || column >= this.width || row >= this.height) continue;
        const at = row * this.width + column;
        if (!isMeant(at)) continue;
        const weight = (i === 0 ? 1 - gx + x0 : gx - x0) * (j === 0 ? 1 - gy + y0 : gy - y0) + 1e-6;
        all += weight;
        for (let c = 0; c < CHANNELS; c += 1) sum[c] = (sum[c] ?? 0) + weight * (before[c]?.[at] ?? 0);
      }
    }
    if (all === 0) return;
    const [dx, dy] = [from.x - x, from.y - y];
    for (let c = 0; c < CHANNELS; c += 1) {
      const plane = this.planes[c];
      const moved = c < BLEND ? (c % 2 === 0 ? dx : dy) : 0;
      if (plane) plane[cell] = (sum[c] ?? 0) / all + moved;
    }
    this.pieces[cell] = piece;
  }
}

const sum = new Float64Array(CHANNELS);
/** Neighbouring cells whose motion differs by more move as two things; working px. */
const ONE_MOTION_PX = 1.5;

export function centreOfCell(cell: number, width: number): Spot {
  return { x: ((cell % width) + 0.5) * MAP_CELL_PX, y: (Math.floor(cell / width) + 0.5) * MAP_CELL_PX };
}

export const areaOf = (cells: Cells): number => cells.reduce((all, value) => all + value, 0);

export const both = (a: Cells, b: Cells): Cells => a.map((value, cell) => value & (b[cell] ?? 0));
export const either = (a: Cells, b: Cells): Cells => a.map((value, cell) => value | (b[cell] ?? 0));
export const without = (a: Cells, b: Cells): Cells => a.map((value, cell) => (b[cell] ? 0 : value));

/** Intersection over union, 0..1; undefined where both are nothing. */
export function overlapOf(a: Cells, b: Cells): number | undefined {
  const all = areaOf(either(a, b));
  return all === 0 ? undefined : areaOf(both(a, b)) / all;
}

/** Of a set of cells, the share that a motion carries into another; 0 for none. @param goes from and to working px */
export function carriedInto01(cells: Cells, other: Cells, width: number, goes: (place: Spot) => Spot): number {
  const height = other.length / width;
  let [inside, all] = [0, 0];
  cells.forEach((value, cell) => {
    if (!value) return;
    const { x, y } = goes(centreOfCell(cell, width));
    const [column, row] = [Math.floor(x / MAP_CELL_PX), Math.floor(y / MAP_CELL_PX)];
    all += 1;
    if (column >= 0 && row >= 0 && column < width && row < height) inside += other[row * width + column] ?? 0;
  });
  return all === 0 ? 0 : inside / all;
}
