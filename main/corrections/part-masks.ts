import type { WorkingSize } from '../analysis/working-size';
import type { PartInKeys } from '../contract/correction';
import type { Mask } from '../contract/correction-mask';
import { NakawariError } from '../contract/errors';
import type { GraphTensor } from '../inference/graph-session';
import { smooth } from './belonging';
import { emptyGrid, type Grid, tensorOf } from './grid';
import { sharesOf } from './mask-shares';

/** Part maps and the masks that a person painted, as the graphs take them: one cell for 8 working pixels. */
export const PART_CELL_PX = 8;

/** @throws NakawariError correction-unknown-name */
export function indexOfPart(part: string, parts: readonly string[]): number {
  const index = parts.indexOf(part);
  if (index < 0) throw new NakawariError('correction-unknown-name', { name: part, known: parts.join(', ') });
  return index;
}

/** Mean of the finer cells. @param cellPx a multiple of the grid's */
export function coarser(grid: Grid, cellPx: number, size: WorkingSize): Grid {
  const out = emptyGrid(grid.channels, cellPx, size);
  const step = cellPx / grid.cellPx;
  for (let c = 0; c < grid.channels; c += 1) {
    for (let y = 0; y < out.height; y += 1) {
      for (let x = 0; x < out.width; x += 1) {
        let sum = 0;
        for (let j = 0; j < step; j += 1) {
          const from = (c * grid.height + y * step + j) * grid.width + x * step;
          for (let i = 0; i < step; i += 1) sum += grid.data[from + i] ?? 0;
        }
        out.data[(c * out.height + y) * out.width + x] = sum / (step * step);
      }
    }
  }
  return out;
}

export interface PaintedMask {
  readonly part: string;
  readonly mask: Mask;
}

/** What the network sees with a person's masks in it: probabilities [P] and how far each cell is given [1], 0..1. */
export interface GivenParts {
  readonly parts: Grid;
  readonly given: Grid;
}

/** Where the network saw less than this of a part, nothing was painted away. */
const PAINTED_AWAY01 = 0.3;

/**
 * A painted mask is the whole part: inside it is that part, and what the network took for the part outside becomes what else it saw
 * there. Untouched cells stay the network's.
 * @param seen [P] probabilities
 * @throws NakawariError correction-unknown-name
 */
export function withPainted(
  seen: Grid,
  painted: readonly PaintedMask[],
  names: readonly string[],
  size: WorkingSize,
): GivenParts {
  const parts = coarser(seen, PART_CELL_PX, size);
  const given = emptyGrid(1, PART_CELL_PX, size);
  const cells = parts.width * parts.height;
  for (const { part, mask } of painted) {
    const own = indexOfPart(part, names);
    const shares = sharesOf(mask, PART_CELL_PX, size);
    for (let cell = 0; cell < cells; cell += 1) {
      const share = shares.data[cell] ?? 0;
      const before = parts.data[own * cells + cell] ?? 0;
      const touched = Math.max(share > 0 ? 1 : 0, smooth(before / PAINTED_AWAY01));
      if (touched === 0) continue;
      given.data[cell] = Math.max(given.data[cell] ?? 0, touched);
      repaint(parts, cell, own, share);
    }
  }
  return { parts, given };
}

/** The cell's share of one part is said; the others keep their proportions. Where nothing else was seen it is background. */
function repaint({ data, channels, width, height }: Grid, cell: number, own: number, share: number): void {
  const cells = width * height;
  let others = 0;
  for (let c = 0; c < channels; c += 1) if (c !== own) others += data[c * cells + cell] ?? 0;
  for (let c = 0; c < channels; c += 1) {
    const at = c * cells + cell;
    if (c === own) data[at] = share;
    else if (others > 1e-3) data[at] = ((data[at] ?? 0) / others) * (1 - share);
    else data[at] = c === 0 ? 1 - share : 0;
  }
}

/** Probabilities, then "given", as one tensor [1,P+1,H/8,W/8]. Cells that are not given are zeros, as in training. */
export function partsTensor({ parts, given }: GivenParts): GraphTensor {
  const cells = parts.width * parts.height;
  const data = new Float32Array((parts.channels + 1) * cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const share = given.data[cell] ?? 0;
    data[parts.channels * cells + cell] = share;
    if (share > 0)
      for (let c = 0; c < parts.channels; c += 1) data[c * cells + cell] = parts.data[c * cells + cell] ?? 0;
  }
  return tensorOf({ ...parts, data, channels: parts.channels + 1 });
}

/**
 * Which cells of a key are meant [1], 0..1.
 * @param parts [P] of that key, one cell for 8 working pixels
 * @throws NakawariError correction-unknown-name
 */
export function shareOfPart(
  { part, region0, region1 }: PartInKeys,
  key: 0 | 1,
  parts: Grid,
  names: readonly string[],
  size: WorkingSize,
): Grid {
  const region = key === 0 ? region0 : region1;
  if (region) return sharesOf(region, PART_CELL_PX, size);
  if (part === null) return emptyGrid(1, PART_CELL_PX, size);
  const cells = parts.width * parts.height;
  const index = indexOfPart(part, names);
  return { ...parts, channels: 1, data: parts.data.slice(index * cells, (index + 1) * cells) };
}
