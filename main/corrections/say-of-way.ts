import type { WorkingSize } from '../analysis/working-size';
import type { GestureOf } from '../contract/correction';
import type { AppliedCorrection } from '../contract/corrections-of';
import { belongingTo, type Look } from './belonging';
import { bell } from './displacement';
import { eachCell, emptyGrid, type Grid, spotOf, tensorOf } from './grid';
import { PART_CELL_PX, shareOfPart } from './part-masks';
import { offArc, reachOfJoint } from './resolve-pins';
import type { Said } from './said';
import type { Anatomy, KeysAsSaid } from './say-of-keys';

/** Of the front logit; the graphs were taught that 2 brings to the front. */
const IN_FRONT = 2;
const MOST_IN_FRONT = 6;

/**
 * Order and arcs: maps over both keys, of how their pixels travel to this t. The tween graph takes them as `order0`, `arc0` and so on. A part's
 * own time is not told: its drawn piece slides along its way (drawn/own-time.ts), and what lies beside it stays.
 * @throws NakawariError correction-unknown-name
 */
export function wayAsSaid(
  applied: readonly AppliedCorrection[],
  tUnit: number,
  keys: KeysAsSaid,
  anatomy: Anatomy,
  size: WorkingSize,
): Said {
  const gestures = applied.map(({ gesture }) => gesture);
  const orders = gestures.filter((gesture) => gesture.kind === 'order');
  const arcs = gestures.filter((gesture) => gesture.kind === 'arc');
  const said = new Map<string, ReturnType<typeof tensorOf>>();
  for (const key of [0, 1] as const) {
    const { parts } = keys.parts[key];
    const shareOf = (of: GestureOf<'order'>['of']) => shareOfPart(of, key, parts, anatomy.parts, size);
    if (orders.length > 0) said.set(`order${key}`, tensorOf(orderMap(orders, tUnit, shareOf, size)));
    if (arcs.length > 0) said.set(`arc${key}`, tensorOf(arcMap(arcs, tUnit, key, keys.looks[key], size)));
  }
  return said;
}

type ShareOf = (of: GestureOf<'order'>['of']) => Grid;

function orderMap(orders: readonly GestureOf<'order'>[], tUnit: number, shareOf: ShareOf, size: WorkingSize): Grid {
  const map = emptyGrid(1, PART_CELL_PX, size);
  for (const { of, side, crossingUnit } of orders) {
    const isCrossed = crossingUnit !== null && tUnit >= crossingUnit;
    const sign = (side === 'front') === isCrossed ? -1 : 1;
    const share = shareOf(of);
    for (let cell = 0; cell < map.data.length; cell += 1) {
      const value = (map.data[cell] ?? 0) + sign * IN_FRONT * (share.data[cell] ?? 0);
      map.data[cell] = Math.min(Math.max(value, -MOST_IN_FRONT), MOST_IN_FRONT);
    }
  }
  return map;
}

const LEAST_WEIGHT = 0.05;

function arcMap(arcs: readonly GestureOf<'arc'>[], tUnit: number, key: 0 | 1, look: Look, size: WorkingSize): Grid {
  const map = emptyGrid(2, PART_CELL_PX, size);
  const cells = map.width * map.height;
  const known = arcs.map((arc) => {
    const here = spotOf(key === 0 ? arc.place0 : arc.place1, size);
    return { here, off: offArc(arc, tUnit, size), belongs: belongingTo(look, here) };
  });
  eachCell(map, (index, centre) => {
    let [x, y, pulls, most] = [0, 0, 0, 0];
    for (const { here, off, belongs } of known) {
      const weight = bell(Math.hypot(centre.x - here.x, centre.y - here.y), reachOfJoint(size)) * belongs(centre);
      if (weight < LEAST_WEIGHT) continue;
      x += off.x * weight;
      y += off.y * weight;
      pulls += weight;
      most = Math.max(most, weight);
    }
    if (pulls === 0) return;
    // The map has no "given" of its own: towards its edge the path becomes straight again.
    map.data[index] = (x / pulls) * most;
    map.data[cells + index] = (y / pulls) * most;
  });
  return map;
}
