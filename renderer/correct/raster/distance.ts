import { rowsAtOnce, type Steps } from './in-steps';

/** Thirds of a pixel: the two-pass chamfer distance (Borgefors 1986), at most 8 % from the true one. */
export const THIRDS = 3;
const DIAGONAL_THIRDS = 4;
const FURTHEST = 60_000;

/**
 * How far each pixel lies from the nearest one that is 0, in thirds of a pixel; at most 20,000 px.
 * @param inside row by row, not 0 inside
 * @param edgeIsOutside whether what lies beyond the picture counts as 0
 */
export function* distanceThirds(
  inside: Uint8Array,
  widthPx: number,
  heightPx: number,
  edgeIsOutside = true,
): Steps<Uint16Array> {
  // A rim of one pixel says what lies beyond, so that no pixel has to ask where it is.
  const wide = widthPx + 2;
  const far = new Uint16Array(wide * (heightPx + 2));
  if (!edgeIsOutside) rim(far, wide, heightPx + 2);
  const atOnce = rowsAtOnce(widthPx);
  for (let y = 0; y < heightPx; y += 1) {
    let at = (y + 1) * wide + 1;
    for (let pixel = y * widthPx; pixel < (y + 1) * widthPx; pixel += 1, at += 1) {
      if (inside[pixel] === 0) continue;
      let least = FURTHEST;
      const beside = Math.min(far[at - 1] ?? 0, far[at - wide] ?? 0) + THIRDS;
      const aslant = Math.min(far[at - wide - 1] ?? 0, far[at - wide + 1] ?? 0) + DIAGONAL_THIRDS;
      if (beside < least) least = beside;
      if (aslant < least) least = aslant;
      far[at] = least;
    }
    if (y % atOnce === 0) yield (0.5 * y) / heightPx;
  }
  const out = new Uint16Array(inside.length);
  for (let y = heightPx - 1; y >= 0; y -= 1) {
    let at = (y + 1) * wide + widthPx;
    for (let pixel = (y + 1) * widthPx - 1; pixel >= y * widthPx; pixel -= 1, at -= 1) {
      if (inside[pixel] === 0) continue;
      let least = far[at] ?? 0;
      const beside = Math.min(far[at + 1] ?? 0, far[at + wide] ?? 0) + THIRDS;
      const aslant = Math.min(far[at + wide + 1] ?? 0, far[at + wide - 1] ?? 0) + DIAGONAL_THIRDS;
      if (beside < least) least = beside;
      if (aslant < least) least = aslant;
      far[at] = least;
      out[pixel] = least;
    }
    if (y % atOnce === 0) yield 1 - (0.5 * y) / heightPx;
  }
  return out;
}

function rim(far: Uint16Array, wide: number, high: number): void {
  far.fill(FURTHEST, 0, wide);
  far.fill(FURTHEST, (high - 1) * wide);
  for (let y = 0; y < high; y += 1) {
    far[y * wide] = FURTHEST;
    far[y * wide + wide - 1] = FURTHEST;
  }
}
