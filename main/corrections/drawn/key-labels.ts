import type { WorkingSize } from '../../analysis/working-size';
import type { PartInKeys } from '../../contract/correction';
import type { Mask } from '../../contract/correction-mask';
import { type Grid, type Spot, sample } from '../grid';
import { sharesOf } from '../mask-shares';
import { indexOfPart, type PaintedMask } from '../part-masks';
import { type Cells, centreOfCell, type InKeys, MAP_CELL_PX } from './composition';

/** The likeliest part of each cell of a key: as the network sees it, and where a person painted as they say. */
export type Labels = Uint8Array;

export const BACKGROUND = 0;

/**
 * @param seen [P] probabilities
 * @throws NakawariError correction-unknown-name
 */
export function labelsOf(
  seen: Grid,
  painted: readonly PaintedMask[],
  names: readonly string[],
  size: WorkingSize,
): Labels {
  const [width, height] = [size.paddedWidthPx / MAP_CELL_PX, size.paddedHeightPx / MAP_CELL_PX];
  const labels = new Uint8Array(width * height);
  const sure = sureLabels(seen);
  const likeliest = (cell: number, not: ReadonlySet<number>) => {
    const place = centreOfCell(cell, width);
    let [best, most] = [BACKGROUND, -1];
    for (let c = 0; c < seen.channels; c += 1) {
      // Between the network's coarser cells, so that borders are no stairs.
      const value = sample(seen, c, place);
      if (value > most && !not.has(c)) [best, most] = [c, value];
    }
    return best;
  };
  const own = painted.map(({ part, mask }) => ({
    ...{ label: indexOfPart(part, names), inside: cellsOf(mask, size) },
  }));
  const said = new Set(own.map(({ label }) => label));
  const none = new Set<number>();
  for (let cell = 0; cell < labels.length; cell += 1) {
    const seenHere = sure(centreOfCell(cell, width)) ?? likeliest(cell, none);
    // A painted part is painted whole: outside it is something else.
    labels[cell] = said.has(seenHere) ? likeliest(cell, said) : seenHere;
  }
  for (const { label, inside } of own) {
    inside.forEach((value, cell) => {
      if (value) labels[cell] = label;
    });
  }
  return labels;
}

/** Where the four cells around a place have the same likeliest part, it has that, too; undefined elsewhere. Most of a picture is such. */
function sureLabels({ data, channels, width, height, cellPx }: Grid): (place: Spot) => number | undefined {
  const cells = width * height;
  const best = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    let most = -1;
    for (let c = 0; c < channels; c += 1) {
      const value = data[c * cells + cell] ?? 0;
      if (value > most) [best[cell], most] = [c, value];
    }
  }
  return ({ x, y }) => {
    const column = Math.min(Math.max(Math.floor(x / cellPx - 0.5), 0), width - 1);
    const row = Math.min(Math.max(Math.floor(y / cellPx - 0.5), 0), height - 1);
    const [right, below] = [column < width - 1 ? 1 : 0, row < height - 1 ? width : 0];
    const at = row * width + column;
    const first = best[at];
    return first === best[at + right] && first === best[at + below] && first === best[at + right + below]
      ? first
      : undefined;
  };
}

export function cellsOf(mask: Mask, size: WorkingSize): Cells {
  return Uint8Array.from(sharesOf(mask, MAP_CELL_PX, size).data, (share) => (share >= 0.5 ? 1 : 0));
}

export const labelled = (labels: Labels, label: number): Cells => labels.map((value) => (value === label ? 1 : 0));

/** The cells of a part, or of regions, in both keys. @throws NakawariError correction-unknown-name */
export function inBothKeys(
  { part, region0, region1 }: PartInKeys,
  labels: readonly [Labels, Labels],
  names: readonly string[],
  size: WorkingSize,
): InKeys {
  const index = part === null ? -1 : indexOfPart(part, names);
  const ofKey = (key: 0 | 1): Cells => {
    const region = key === 0 ? region0 : region1;
    if (region) return cellsOf(region, size);
    return index < 0 ? new Uint8Array(labels[key].length) : labelled(labels[key], index);
  };
  return [ofKey(0), ofKey(1)];
}
