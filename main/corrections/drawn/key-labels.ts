import type { WorkingSize } from '../../analysis/working-size';
import type { PartInKeys } from '../../contract/correction';
import type { Mask } from '../../contract/correction-mask';
import type { Grid } from '../grid';
import { sharesOf } from '../mask-shares';
import { indexOfPart, type PaintedMask } from '../part-masks';
import { type Cells, type InKeys, MAP_CELL_PX } from './composition';

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
  const step = seen.cellPx / MAP_CELL_PX;
  const cells = seen.width * seen.height;
  const likeliest = (cell: number, not: ReadonlySet<number>) => {
    const at = Math.floor(Math.floor(cell / width) / step) * seen.width + Math.floor((cell % width) / step);
    let [best, most] = [BACKGROUND, -1];
    for (let c = 0; c < seen.channels; c += 1) {
      const value = seen.data[c * cells + at] ?? 0;
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
    const seenHere = likeliest(cell, none);
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
