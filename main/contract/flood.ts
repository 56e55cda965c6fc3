/**
 * Pixels (or cells) that hang together with a start over their sides: what a fill fills. Both ends use it.
 * @param taken row by row; pixels that are not 0 are not asked. What belongs is set to 1.
 * @param belongs asked of each pixel beside what was taken
 * @param most ends as soon as more than so many are taken
 * @returns indices, the start first, nearest first
 */
export function flood(
  widthPx: number,
  start: number,
  taken: Uint8Array,
  belongs: (pixel: number) => boolean,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const all = [start];
  const end = taken.length;
  const ask = (to: number): void => {
    if (taken[to] !== 0 || !belongs(to)) return;
    taken[to] = 1;
    all.push(to);
  };
  taken[start] = 1;
  for (let next = 0; next < all.length && all.length <= most; next += 1) {
    const at = all[next] ?? start;
    const x = at % widthPx;
    if (x > 0) ask(at - 1);
    if (x < widthPx - 1) ask(at + 1);
    if (at >= widthPx) ask(at - widthPx);
    if (at + widthPx < end) ask(at + widthPx);
  }
  return all;
}
