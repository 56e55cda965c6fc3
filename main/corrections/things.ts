import type { WorkingSize } from '../analysis/working-size';
import { smooth } from './belonging';
import { distance, eachCell, emptyGrid, type Grid, type Spot, sample } from './grid';
import { type HintsAtT, noHints } from './hint-at-t';
import { edgesAt, type Looks, unlike } from './looks';
import type { Match } from './say-of-keys';
import { guidedWay } from './similarity';
import { backFrom, inverse, onItsWay, type ThingWay, thingWay, toKey1 } from './turning-thing';

/**
 * What moves as a person's matches say: each takes the thing around it along, turned as the keys show it, as far as it reaches and as far
 * as the keys look alike under that motion. What does not follow it (another thing in front, the room behind) is left alone.
 */
export interface MovedThings {
  /** The local motion at a place of this key, and how sure it is, 0..1; undefined where nothing was said. */
  at(place: Spot): { readonly way: ThingWay; readonly weight: number } | undefined;
  /** The same from a place of the in-between at t (0 this key, 1 the other): where it is in this key. */
  from(
    place: Spot,
    tUnit: number,
  ): { readonly way: ThingWay; readonly weight: number; readonly source: Spot } | undefined;
}

/** Both directions: things seen from key 0, and from key 1. */
export interface ThingsBetween {
  readonly from0: MovedThings;
  readonly from1: MovedThings;
}

export interface KeySeen {
  readonly looks: Looks;
  /** [P] probabilities, the first the background. */
  readonly parts: Grid;
}

interface Moved {
  readonly way: ThingWay;
  readonly reach: number;
  /** 0..1 where this key and the other look alike under the way, a cell 8 working pixels. */
  readonly alike: Grid;
}

export function thingsBetween(
  matches: readonly Match[],
  [key0, key1]: readonly [KeySeen, KeySeen],
  size: WorkingSize,
): ThingsBetween {
  const ways = matches.map(({ spot0, spot1, reach, within }) => ({
    ...{ reach, ends: within?.[0], others: within?.[1] },
    way: thingWay(key0.looks, key1.looks, spot0, spot1, reach),
  }));
  const backwards = ways.map(({ way, reach, others }) => ({
    ...{ reach, ends: others },
    way: { spot0: way.spot1, spot1: way.spot0, turn: inverse(way.turn) },
  }));
  return { from0: moved(ways, key0, key1, size), from1: moved(backwards, key1, key0, size) };
}

/** Around the spot itself nothing is asked of the picture: the person has said it. */
const CERTAIN_PX = 12;
const LEAST_WEIGHT = 0.05;
/** A spot beside this many reaches away still tells how a thing turns. */
const TURNS_WITHIN = 2;
const STEPS_BACK = 3;

function moved(
  ways: readonly { readonly way: ThingWay; readonly reach: number; readonly ends: Grid | undefined }[],
  own: KeySeen,
  other: KeySeen,
  size: WorkingSize,
): MovedThings {
  const known: Moved[] = ways.map(({ way, reach, ends }) => {
    const alike = alikeUnder(way, reach, own, other, size);
    // What a person has outlined ends there; half a cell of it is all of it.
    if (ends)
      alike.data.forEach((value, cell) => {
        alike.data[cell] = value * Math.min(1, 2 * (ends.data[cell] ?? 0));
      });
    return { way, reach, alike };
  });
  const at = (place: Spot) => {
    const near = known.flatMap((thing) => {
      const away = distance(place, thing.way.spot0);
      if (away > TURNS_WITHIN * thing.reach) return [];
      const alike = away <= CERTAIN_PX ? 1 : sample(thing.alike, 0, place);
      return [{ thing, weight: within(away, thing.reach) * alike, alike }];
    });
    const best = near.reduce(
      (a, b) => (b.weight > a.weight ? b : a),
      near[0] ?? { thing: undefined, weight: 0, alike: 0 },
    );
    if (!best.thing || best.weight < LEAST_WEIGHT) return undefined;
    const together = near.filter(({ alike }) => alike > 0.5).map(({ thing }) => thing);
    if (together.length < 2) return { way: best.thing.way, weight: best.weight };
    const guides = together.map(({ way }) => ({ from: way.spot0, to: way.spot1 }));
    const { to, turn } = guidedWay(place, guides);
    return { way: { spot0: place, spot1: to, turn }, weight: best.weight };
  };
  const from = (place: Spot, tUnit: number) => {
    let found: ReturnType<MovedThings['from']>;
    for (const { way } of known) {
      let source = backFrom(way, place, tUnit);
      let here = at(source);
      for (let step = 0; step < STEPS_BACK && here; step += 1) {
        source = backFrom(here.way, place, tUnit);
        here = at(source);
      }
      if (here && here.weight > (found?.weight ?? 0)) found = { ...here, source };
    }
    return found;
  };
  return { at, from };
}

function within(away: number, reach: number): number {
  if (away <= CERTAIN_PX) return 1;
  return smooth((1.15 - away / reach) / 0.3);
}

const CELL_PX = 8;
/** Unlike by less than the first is the same thing, by more than the second another. */
const [SAME, OTHER] = [0.13, 0.34];
/** Things bend: a place may be this far from where the turn takes it. */
const SLACK_PX = 4;
const BACKGROUND = 0;
const BARE_EDGES = 0.08;

function alikeUnder(way: ThingWay, reach: number, own: KeySeen, other: KeySeen, size: WorkingSize): Grid {
  const grid = emptyGrid(1, CELL_PX, size);
  const [fine, there] = [own.looks[1], other.looks[1]];
  if (!fine || !there) return grid;
  eachCell(grid, (index, centre) => {
    if (distance(centre, way.spot0) > TURNS_WITHIN * reach) return;
    if (edgesAt(fine, centre) < BARE_EDGES && sample(own.parts, BACKGROUND, centre) > 0.7) return;
    let least = 1;
    for (const [sx, sy] of SLACKS) {
      let sum = 0;
      for (const [dx, dy] of WINDOW) {
        const here = { x: centre.x + dx, y: centre.y + dy };
        const goes = toKey1(way, here);
        sum += unlike(fine, here, there, { x: goes.x + sx, y: goes.y + sy });
      }
      least = Math.min(least, sum / WINDOW.length);
    }
    grid.data[index] = smooth((OTHER - least) / (OTHER - SAME));
  });
  return spreadOut(grid);
}

const SLACKS = [-SLACK_PX, 0, SLACK_PX].flatMap((x) => [-SLACK_PX, 0, SLACK_PX].map((y) => [x, y] as const));
const WINDOW = [-6, 0, 6].flatMap((x) => [-6, 0, 6].map((y) => [x, y] as const));

/** A lone cell that looks alike by chance counts less, a hole in a thing is filled. */
function spreadOut(grid: Grid): Grid {
  const data = new Float32Array(grid.data.length);
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      let [sum, count] = [0, 0];
      for (let j = Math.max(0, y - 1); j <= Math.min(grid.height - 1, y + 1); j += 1) {
        for (let i = Math.max(0, x - 1); i <= Math.min(grid.width - 1, x + 1); i += 1) {
          sum += grid.data[j * grid.width + i] ?? 0;
          count += 1;
        }
      }
      const own = grid.data[y * grid.width + x] ?? 0;
      data[y * grid.width + x] = smooth((own + sum / count) / 1.2);
    }
  }
  return { ...grid, data };
}

/** As the pair graph takes it [3]: flow to the other key and confidence. */
export function hintOfThings(things: MovedThings, cellPx: number, size: WorkingSize): Grid {
  const hint = emptyGrid(3, cellPx, size);
  const cells = hint.width * hint.height;
  eachCell(hint, (index, centre) => {
    const said = things.at(centre);
    if (!said) return;
    const goes = toKey1(said.way, centre);
    hint.data[index] = goes.x - centre.x;
    hint.data[cells + index] = goes.y - centre.y;
    hint.data[2 * cells + index] = said.weight;
  });
  return hint;
}

/** When a place of key 0 is how far along its way: t, but where a part has its own time. */
export type OwnTime = (place0: Spot) => number;

/** As the tween graph takes it: `hint_t0`, `hint_t1`. */
export function hintsOfThingsAtT(
  { from0, from1 }: ThingsBetween,
  tUnit: number,
  ownTime: OwnTime,
  size: WorkingSize,
): HintsAtT {
  const { hint0, hint1 } = noHints(size);
  const cells = hint0.width * hint0.height;
  eachCell(hint0, (index, centre) => {
    const early = from0.from(centre, tUnit);
    const own = early ? ownTime(early.source) : tUnit;
    const by0 = own === tUnit ? early : from0.from(centre, own);
    const by1 = from1.from(centre, 1 - own);
    const best = (by1?.weight ?? 0) > (by0?.weight ?? 0) ? by1 : by0;
    if (!best) return;
    const onward = onItsWay(best.way, best.source, 1);
    const [source0, source1] = best === by1 ? [onward, best.source] : [best.source, onward];
    for (const [hint, source] of [
      [hint0, source0],
      [hint1, source1],
    ] as const) {
      hint.data[index] = source.x - centre.x;
      hint.data[cells + index] = source.y - centre.y;
      hint.data[2 * cells + index] = best.weight;
    }
  });
  return { hint0, hint1 };
}
