// Sleeves of the coat.

import { curve, mix, profile } from './geometry.mjs';
import { sweep } from './ink.mjs';
import { COLOUR, INK } from './palette.mjs';

/** Width of the outer lines of the body, in pixels. */
export const LINE = 3.4;

/** Sleeve silhouettes are one swept shape, so no line crosses the elbow. */
export function sleeve([a, b, c], radii) {
  const spine = curve([a, mix(a, b, 0.5), mix(mix(a, b, 0.86), mix(b, c, 0.14), 0.42), mix(b, c, 0.5), c], {
    stepPx: 4,
  });
  const r = profile(radii);
  return { spine, r, shape: sweep(spine, r), inkLine: spine.map(([x, y]) => [x - 0.3, y + 0.5]) };
}

/** The whole outline of a sleeve; drawn behind the coat it leaves the line of the shoulder outside the coat only. */
export function underlineSleeve(sheet, { inkLine, r }) {
  sheet.fill(
    sweep(inkLine, (f) => r(f) + LINE / 2 + 0.9),
    INK,
  );
}

/** The sleeve on the coat: its line fades out towards the shoulder, where cloth runs on into cloth. */
export function drawSleeve(sheet, { spine, inkLine, r, shape }, open, flat = 0.1) {
  const fade = profile([
    [0, 0],
    [open, 0.3],
    [open + 0.16, 1],
    [1, 1],
  ]);
  sheet.fill(
    sweep(inkLine, (f) => r(f) + (LINE / 2 + 0.9) * fade(f) - 0.8 * (1 - fade(f))),
    INK,
  );
  sheet.cel(shape, COLOUR.coat, [5, -8]);
  // The edge of the shoulder must not show where it lies on the coat.
  sheet.fill(
    sweep(spine.slice(0, Math.round(spine.length * flat)), (f) => r(f * flat) + 0.7 * (1 - f)),
    COLOUR.coat.base,
  );
}
