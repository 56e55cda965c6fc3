/**
 * The colour wheel in which the field shows flow: hue says direction, saturation says how far, white is no motion.
 * The wheel is the one of Baker et al., "A Database and Evaluation Methodology for Optical Flow" (2007).
 */

/** Steps from each colour of the wheel to the next: red, yellow, green, cyan, blue, magenta, red. */
const STEPS = [15, 6, 4, 11, 13, 6];
const CORNERS = [
  [255, 0, 0],
  [255, 255, 0],
  [0, 255, 0],
  [0, 255, 255],
  [0, 0, 255],
  [255, 0, 255],
] as const;

const WHEEL: readonly (readonly number[])[] = STEPS.flatMap((steps, corner) => {
  const from = CORNERS[corner] ?? CORNERS[0];
  const to = CORNERS[(corner + 1) % CORNERS.length] ?? CORNERS[0];
  return Array.from({ length: steps }, (_, step) =>
    from.map((value, c) => value + (((to[c] ?? 0) - value) * step) / steps),
  );
});

/**
 * Writes the colour of a motion (dx, dy) at `at` of `rgb`.
 * @param most the motion that has full colour, in the same unit; longer ones are shown darker
 */
export function paintFlow(dx: number, dy: number, most: number, rgb: Uint8Array, at: number): void {
  const length = Math.hypot(dx, dy) / most;
  const angle = ((Math.atan2(-dy, -dx) / Math.PI + 1) / 2) * (WHEEL.length - 1);
  const first = Math.floor(angle);
  const share = angle - first;
  const [a, b] = [WHEEL[first % WHEEL.length], WHEEL[(first + 1) % WHEEL.length]];
  for (let c = 0; c < 3; c += 1) {
    const hue = ((a?.[c] ?? 0) * (1 - share) + (b?.[c] ?? 0) * share) / 255;
    const value = length <= 1 ? 1 - length * (1 - hue) : hue * 0.75;
    rgb[at + c] = Math.round(value * 255);
  }
}
