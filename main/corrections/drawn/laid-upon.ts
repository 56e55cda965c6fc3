import type { Grid, Spot } from '../grid';
import type { ThingsBetween } from '../things';
import { toKey0, toKey1 } from '../turning-thing';
import { type Cells, carriedInto01, MAP_CELL_PX } from './composition';
import type { Start } from './fit-outline';
import { motionOf } from './painted-part';

/** So much of a region must move into its partner to tell how they lie upon each other. */
const LEADS_THERE01 = 0.5;
const placeOf = (x: number, y: number): Spot => ({ x: (x + 0.5) * MAP_CELL_PX, y: (y + 0.5) * MAP_CELL_PX });
const cellOf = ({ x, y }: Spot): Spot => ({ x: x / MAP_CELL_PX - 0.5, y: y / MAP_CELL_PX - 0.5 });

export interface Moving {
  readonly things: ThingsBetween | undefined;
  readonly flows: readonly [Grid, Grid];
}

/** How a key's region lies upon the other key: by the matches that were made, else as most of it moves, where that leads into its partner. */
export function laidBy({
  things,
  flows,
}: Moving): (key: 0 | 1, region: Cells, partner: Cells, width: number) => Start | undefined {
  return (key, region, partner, width) => {
    if (things) {
      const [seen, goes] = key === 0 ? [things.from0, toKey1] : [things.from1, toKey0];
      return (x, y) => {
        const place = placeOf(x, y);
        const way = seen.at(place)?.way;
        return cellOf(way ? goes(way, place) : place);
      };
    }
    const motion = motionOf(region, flows[key], width);
    if (!motion) return undefined;
    return carriedInto01(region, partner, width, motion.to) > LEADS_THERE01
      ? (x, y) => cellOf(motion.to(placeOf(x, y)))
      : undefined;
  };
}
