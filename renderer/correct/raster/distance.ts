/** Thirds of a pixel: the two-pass chamfer distance (Borgefors 1986), at most 8 % from the true one. */
export const THIRDS = 3;
const DIAGONAL_THIRDS = 4;
const FURTHEST = 60_000;

/**
 * How far each pixel lies from the nearest one that is 0, in thirds of a pixel; at most 20,000 px.
 * @param inside row by row, not 0 inside
 * @param edgeIsOutside whether what lies beyond the picture counts as 0
 */
export function distanceThirds(
  inside: Uint8Array,
  widthPx: number,
  heightPx: number,
  edgeIsOutside = true,
): Uint16Array {
  const beyond = edgeIsOutside ? 0 : FURTHEST;
  const far = new Uint16Array(inside.length);
  const beside = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= widthPx || y >= heightPx ? beyond : (far[y * widthPx + x] ?? 0);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = y * widthPx + x;
      if (inside[at] === 0) continue;
      far[at] = Math.min(
        FURTHEST,
        beside(x - 1, y) + THIRDS,
        beside(x, y - 1) + THIRDS,
        beside(x - 1, y - 1) + DIAGONAL_THIRDS,
        beside(x + 1, y - 1) + DIAGONAL_THIRDS,
      );
    }
  }
  for (let y = heightPx - 1; y >= 0; y -= 1) {
    for (let x = widthPx - 1; x >= 0; x -= 1) {
      const at = y * widthPx + x;
      if (inside[at] === 0) continue;
      far[at] = Math.min(
        far[at] ?? 0,
        beside(x + 1, y) + THIRDS,
        beside(x, y + 1) + THIRDS,
        beside(x + 1, y + 1) + DIAGONAL_THIRDS,
        beside(x - 1, y + 1) + DIAGONAL_THIRDS,
      );
    }
  }
  return far;
}
