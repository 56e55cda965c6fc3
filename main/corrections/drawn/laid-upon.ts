import type { Grid, Spot } from '../grid';
import type { ThingsBetween } from '../things';
import { toKey0, toKey1 } from '../turning-thing';
import { type Cells, carriedInto01, MAP_CELL_PX } from './composition';
import type { Start } from './fit-outline';
import { mostOf, motionOf } from './painted-part';

/** So much of a region must move into its partner to tell how they lie upon each other. */
const LEADS_THERE01 = 0.5;
const placeOf = (x: number, y: number): Spot => ({ x: (x + 0.5) * MAP_CELL_PX, y: (y + 0.5) * MAP_CELL_PX });
const cellOf = ({ x, y }: Spot): Spot => ({ x: x / MAP_CELL_PX - 0.5, y: y / MAP_CELL_PX - 0.5 });

export interface Moving {
  readonly things: ThingsBetween | undefined;
  readonly flows: readonly [Grid, Grid];
}

/**
 * How a key's region may lie upon the other key, as a whole: as most of it goes by the matches that were made, and as most of it moves where
 * that leads into its partner. Each place by itself would tear it: where nothing was seen to follow, nothing is known.
 */
export function laidBy({
  things,
  flows,
}: Moving): (key: 0 | 1, region: Cells, partner: Cells, width: number) => readonly Start[] {
  return (key, region, partner, width) => {
    const [seen, goes] = key === 0 ? [things?.from0, toKey1] : [things?.from1, toKey0];
    const byMatches =
      seen &&
      mostOf(region, width, (place) => {
        const way = seen.at(place)?.way;
        return way && goes(way, place);
      });
    const byFlow = motionOf(region, flows[key], width);
    const leadsThere = byFlow && carriedInto01(region, partner, width, byFlow.to) > LEADS_THERE01;
    return [byMatches, leadsThere ? byFlow : undefined].flatMap((motion): Start[] =>
      motion ? [(x, y) => cellOf(motion.to(placeOf(x, y)))] : [],
    );
  };
}
