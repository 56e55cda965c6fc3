import { type KeySamples, sameColour, type Taps } from './key-samples';

/** Beside the winner's own colour the composed one may differ by this much (share of the range) and still be meant as it. */
const NEAR = 0.1;
/** A line's colour wins against a fill of equal weight: a thin line must not break into dashes. */
const LINE_BONUS = 1.35;
/** A key of a smaller share leaves no ghost, only a tint that is near enough. */
export const GHOST_SHARE = 0.05;

/** Whether pixel `p` of a drawing is near enough to pixel `q` of a key to be meant as it. */
export function isNear(drawing: KeySamples, p: number, key: KeySamples, q: number): boolean {
  let most = 0;
  for (let c = 0; c < 4; c += 1) {
    most = Math.max(most, Math.abs((drawing.rgba[p * 4 + c] ?? 0) - (key.rgba[q * 4 + c] ?? 0)));
  }
  return most / key.max <= NEAR;
}

function lumaOf({ rgba }: KeySamples, pixel: number): number {
  const at = pixel * 4;
  const alpha = rgba[at + 3] ?? 0;
  return alpha === 0
    ? Number.POSITIVE_INFINITY
    : 0.3 * (rgba[at] ?? 0) + 0.59 * (rgba[at + 1] ?? 0) + 0.11 * (rgba[at + 2] ?? 0);
}

const weights = new Float64Array(4);

/** Which of four taps speaks for the place where nothing may be mixed: the heaviest colour, lines before fills. */
export function spokesman(key: KeySamples, { at, share }: Taps): number {
  const right = share[0] ?? 0;
  const below = share[1] ?? 0;
  weights[0] = (1 - right) * (1 - below);
  weights[1] = right * (1 - below);
  weights[2] = (1 - right) * below;
  weights[3] = right * below;
  let [best, bestWeight] = [0, -1];
  for (let i = 0; i < 4; i += 1) {
    const own = at[i] ?? 0;
    let [weight, darker, others] = [0, false, false];
    for (let k = 0; k < 4; k += 1) {
      const other = at[k] ?? 0;
      if (sameColour(key, own, key, other)) weight += weights[k] ?? 0;
      else {
        others = true;
        if (lumaOf(key, own) < lumaOf(key, other)) darker = true;
      }
    }
    if (others && darker) weight *= LINE_BONUS;
    if (weight > bestWeight) [best, bestWeight] = [i, weight];
  }
  return at[best] ?? 0;
}
