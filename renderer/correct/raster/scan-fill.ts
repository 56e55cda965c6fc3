import type { Steps } from './in-steps';
import { IntStack } from './int-stack';

/** Pixels of the paper; right and bottom are not in it. */
export interface FilledBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** How many pixels were taken. */
  readonly count: number;
}

const PIXELS_A_STEP = 100_000;

/**
 * Pixels that hang together with a start over their sides, taken run by run (Smith, Tint fill, 1979): what belongs gets `mark`.
 * @param taken row by row; pixels that are not 0 are not asked
 * @param belongs asked of each pixel; the start belongs in any case
 */
export function* scanFill(
  widthPx: number,
  start: number,
  taken: Uint8Array | Int32Array,
  mark: number,
  belongs: (pixel: number) => boolean,
): Steps<FilledBox> {
  const all = taken.length;
  const seeds = new IntStack();
  seeds.push(start);
  let [left, right, top, bottom, count, told] = [widthPx, 0, all, 0, 0, 0];
  while (seeds.count > 0) {
    const seed = seeds.pop();
    if (taken[seed] !== 0) continue;
    const row = seed - (seed % widthPx);
    let from = seed;
    let to = seed + 1;
    while (from > row && taken[from - 1] === 0 && belongs(from - 1)) from -= 1;
    while (to < row + widthPx && taken[to] === 0 && belongs(to)) to += 1;
    taken.fill(mark, from, to);
    count += to - from;
    const y = row / widthPx;
    left = Math.min(left, from - row);
    right = Math.max(right, to - row);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
    for (const beside of [-widthPx, widthPx]) {
      if (row + beside < 0 || row + beside >= all) continue;
      let isRun = false;
      for (let at = from + beside; at < to + beside; at += 1) {
        const isOpen = taken[at] === 0 && belongs(at);
        // One seed for each run of the row beside.
        if (isOpen && !isRun) seeds.push(at);
        isRun = isOpen;
      }
    }
    if (count - told > PIXELS_A_STEP) {
      told = count;
      yield count / all;
    }
  }
  return { left, top, right, bottom, count };
}
