import type { Mask } from './picture';

const LEAST_PIECE_PX = 3;
/** A truth in one stroke has next to no pieces a pixel: below this the measure would explode, and says nothing. */
const LEAST_PER_1000 = 0.5;

/** Sizes in px of what hangs together (8 neighbours): one pass over the rows with union and find (Rosenfeld and Pfaltz 1966). */
function pieceSizesPx({ widthPx, heightPx, on }: Mask): number[] {
  const parents: number[] = [];
  const root = (label: number): number => {
    let at = label;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at;
      at = parents[at] ?? at;
    }
    return at;
  };
  const labels = new Int32Array(widthPx * heightPx).fill(-1);
  const labelAt = (x: number, y: number) => (x < 0 || y < 0 || x >= widthPx ? -1 : (labels[y * widthPx + x] ?? -1));
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if (!on[y * widthPx + x]) continue;
      let own = -1;
      for (const near of [labelAt(x - 1, y), labelAt(x - 1, y - 1), labelAt(x, y - 1), labelAt(x + 1, y - 1)]) {
        if (near < 0) continue;
        if (own < 0) own = root(near);
        else parents[root(near)] = own;
      }
      if (own < 0) own = parents.push(parents.length) - 1;
      labels[y * widthPx + x] = own;
    }
  }
  const sizes = new Map<number, number>();
  for (const label of labels) if (label >= 0) sizes.set(root(label), (sizes.get(root(label)) ?? 0) + 1);
  return [...sizes.values()];
}

function piecesPer1000Px(lines: Mask): number {
  const sizes = pieceSizesPx(lines);
  const ink = sizes.reduce((sum, size) => sum + size, 0);
  return ink === 0 ? Number.NaN : (sizes.filter((size) => size >= LEAST_PIECE_PX).length / ink) * 1000;
}

/**
 * Into how many more pieces the lines fall than the true ones do, for the same ink: 1 is as drawn, 2 is dashes. NaN where either has
 * no line. Line distance does not see it: dashes beside a line and the line beside it cost the same, and only one can be cleaned up.
 */
export function linePieces(drawn: Mask, truth: Mask): number {
  return piecesPer1000Px(drawn) / Math.max(piecesPer1000Px(truth), LEAST_PER_1000);
}
