import { distance, eachCell, type Grid, type Spot, sample } from './grid';

/** Farther from any moved cell than this, a spot of the in-between is nothing that the first key shows. */
const NEAREST_PX = 16;

/**
 * Where a spot of the in-between at `fromUnit` is at `toUnit`, if everything moves straight from key to key.
 * @param flow01 [2] key 0 to key 1, working pixels
 */
export function carried(spot: Spot, fromUnit: number, toUnit: number, flow01: Grid): Spot {
  if (fromUnit === toUnit) return spot;
  let nearest: Spot | undefined;
  let least = NEAREST_PX;
  eachCell(flow01, (index, centre) => {
    const cells = flow01.width * flow01.height;
    const [dx, dy] = [flow01.data[index] ?? 0, flow01.data[cells + index] ?? 0];
    const away = distance({ x: centre.x + dx * fromUnit, y: centre.y + dy * fromUnit }, spot);
    if (away < least) [nearest, least] = [centre, away];
  });
  if (!nearest) return spot;
  const [dx, dy] = [sample(flow01, 0, nearest), sample(flow01, 1, nearest)];
  return { x: spot.x + dx * (toUnit - fromUnit), y: spot.y + dy * (toUnit - fromUnit) };
}

/** How much of a shift that was made at `madeUnit` is left at t: all of it there, none at the keys. */
export function shareOfShift(madeUnit: number, tUnit: number): number {
  return (tUnit * (1 - tUnit)) / (madeUnit * (1 - madeUnit));
}
