import type { WorkingSize } from '../analysis/working-size';
import { colourAreaAt, type WorkingPixels } from './colour-area';
import { type Grid, type Spot, sample } from './grid';

/** How much a place belongs to the same part as the place that a person meant, 0..1. */
export type Belonging = (spot: Spot) => number;

const BACKGROUND = 0;
/** Below this the network does not see a part there at all. */
const LEAST_PART01 = 0.15;
/** The part's probability over the likeliest one's: below the first it is another part, from the second on the same. */
const [OTHER, SAME] = [0.25, 0.6];

/** What a thing is told by: the parts that the network sees, and the colours and lines of the picture itself. */
export interface Look {
  /** [P] probabilities. */
  readonly parts: Grid;
  readonly areaAt: (spot: Spot) => Grid | undefined;
}

/** The look of a picture; areas are found when they are asked for. */
export function lookOf(parts: Grid, picture: WorkingPixels, size: WorkingSize): Look {
  return { parts, areaAt: (spot) => colourAreaAt(picture, spot, size) };
}

/**
 * The part around `meant`, with a soft border: what is dragged takes its part along and leaves its neighbours. A place belongs when the
 * network sees the same part there, or when a fill from `meant` would fill it: the network may take one tail for three parts. Where
 * neither tells, everything near belongs.
 */
export function belongingTo({ parts, areaAt }: Look, meant: Spot): Belonging {
  const part = partAt(parts, meant);
  const area = areaAt(meant);
  if (part === undefined && !area) return () => 1;
  return (spot) => {
    const byArea = area ? sample(area, 0, spot) : 0;
    if (part === undefined || byArea >= 1) return byArea;
    const own = sample(parts, part, spot);
    let best = 0;
    for (let c = 0; c < parts.channels; c += 1) best = Math.max(best, sample(parts, c, spot));
    return Math.max(byArea, smooth((own / Math.max(best, 1e-6) - OTHER) / (SAME - OTHER)));
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
