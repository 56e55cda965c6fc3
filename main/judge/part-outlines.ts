import { distanceTo } from './distance-transform';
import type { Mask } from './picture';
import type { Tallies } from './tallies';

/** The label of a cell of which nothing is known. */
export const UNLABELLED = 255;
const BACKGROUND = 0;

/** An outline within this of the true one is right: 2 px of the picture, whose labels have one cell for two pixels. */
const REACH_CELLS = 1;

/** The cells of a part that touch another one, by an edge; the border of the picture and unknown cells are no outline. */
export function outlineOf(labels: ArrayLike<number>, widthCells: number, part: number): Mask {
  const heightCells = labels.length / widthCells;
  const on = new Uint8Array(labels.length);
  const isOther = (x: number, y: number) => {
    if (x < 0 || y < 0 || x >= widthCells || y >= heightCells) return false;
    const label = labels[y * widthCells + x] ?? UNLABELLED;
    return label !== part && label !== UNLABELLED;
  };
  for (let cell = 0; cell < on.length; cell += 1) {
    if (labels[cell] !== part) continue;
    const [x, y] = [cell % widthCells, Math.floor(cell / widthCells)];
    if (isOther(x - 1, y) || isOther(x + 1, y) || isOther(x, y - 1) || isOther(x, y + 1)) on[cell] = 1;
  }
  return { widthPx: widthCells, heightPx: heightCells, on };
}

/**
 * The boundary measure F of Perazzi et al. (DAVIS, 2016), as its two halves a part: the share of what was found that lies within 2 px of
 * the true outline (precision), and the share of the true outline that lies within 2 px of what was found (recall).
 */
export function tallyOutlines(
  tallies: Tallies,
  name: string,
  found: ArrayLike<number>,
  truth: ArrayLike<number>,
  widthCells: number,
): void {
  // Where the truth is silent, what was found is neither right nor wrong.
  const known = Uint8Array.from(found, (label, cell) => (truth[cell] === UNLABELLED ? UNLABELLED : label));
  const parts = new Set([...known, ...Array.from(truth)]);
  for (const part of parts) {
    if (part === BACKGROUND || part === UNLABELLED) continue;
    const [own, right] = [outlineOf(known, widthCells, part), outlineOf(truth, widthCells, part)];
    tallyWithin(tallies, `outline ${name} precision ${part}`, own, right);
    tallyWithin(tallies, `outline ${name} recall ${part}`, right, own);
  }
}

function tallyWithin(tallies: Tallies, name: string, of: Mask, to: Mask): void {
  const count = of.on.reduce((sum, value) => sum + value, 0);
  if (count === 0) return;
  const isThere = to.on.includes(1);
  const far = isThere ? distanceTo(to).values : undefined;
  let within = 0;
  if (far) for (let i = 0; i < of.on.length; i += 1) if (of.on[i] && (far[i] ?? 0) <= REACH_CELLS) within += 1;
  tallies.add(name, within, count);
}

/** F of the tallied halves; a part that was never found, or never there, is 0. */
export function boundaryF(precision: number, recall: number): number {
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}
