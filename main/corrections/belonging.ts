import { type Grid, type Spot, sample } from './grid';

/** How much a place belongs to the same part as the place that a person meant, 0..1. */
export type Belonging = (spot: Spot) => number;

const BACKGROUND = 0;
/** Below this the network does not see a part there at all. */
const LEAST_PART01 = 0.15;
/** The part's probability over the likeliest one's: below the first it is another part, from the second on the same. */
const [OTHER, SAME] = [0.25, 0.6];

/**
 * The part around `meant` by the part probabilities, with a soft border: what is dragged takes its part along and leaves its neighbours.
 * Where the network sees nothing but background, everything near belongs.
 */
export function belongingTo(parts: Grid, meant: Spot): Belonging {
  const part = partAt(parts, meant);
  if (part === undefined) return () => 1;
  return (spot) => {
    const own = sample(parts, part, spot);
    let best = 0;
    for (let c = 0; c < parts.channels; c += 1) best = Math.max(best, sample(parts, c, spot));
    return smooth((own / Math.max(best, 1e-6) - OTHER) / (SAME - OTHER));
  };
}

/** The likeliest part but the background. */
export function partAt(parts: Grid, spot: Spot): number | undefined {
  let best: number | undefined;
  let most = LEAST_PART01;
  for (let c = BACKGROUND + 1; c < parts.channels; c += 1) {
    const value = sample(parts, c, spot);
    if (value > most) [best, most] = [c, value];
  }
  return best;
}

export function smooth(share: number): number {
  const s = Math.min(Math.max(share, 0), 1);
  return s * s * (3 - 2 * s);
}
