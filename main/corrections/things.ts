import type { WorkingSize } from '../analysis/working-size';
import { backgroundAt } from './background';
import { smooth } from './belonging';
import { type CloserLook, seenFrom0, seenFrom1 } from './closer-look';
import { distance, eachCell, emptyGrid, follow, type Grid, type Spot, sample } from './grid';
import { type HintsAtT, noHints } from './hint-at-t';
import { type Following, fillsPaper, followersOf, type KeySeen, type WayOfThing } from './likeness';
import { clearAt, onlyKey } from './only-key';
import type { Match } from './say-of-keys';
import { guidedWay } from './similarity';
import { backFrom, inverse, onItsWay, type ThingWay, thingWay, toKey1 } from './turning-thing';

interface Motion {
  readonly way: ThingWay;
  readonly weight: number;
  readonly isBackground: boolean;
}

/**
 * What moves as a person's matches say: each takes the thing around it along, turned as the keys show it, as far as it reaches and as far
 * as the keys look alike under that motion. What does not follow it (another thing in front, the room behind) is left alone.
 */
export interface MovedThings {
  /** The local motion at a place of this key, and how sure it is, 0..1; undefined where nothing was said. */
  at(place: Spot): Motion | undefined;
  /** The same from a place of the in-between at t (0 this key, 1 the other): where it is in this key. */
  from(place: Spot, tUnit: number): (Motion & { readonly source: Spot }) | undefined;
}

/** Both directions: things seen from key 0, and from key 1. */
export interface ThingsBetween {
  readonly from0: MovedThings;
  readonly from1: MovedThings;
}

interface Moved extends Following, Pick<WayOfThing, 'way' | 'reach' | 'isBackground'> {}

/** The way of a matched thing as the keys show it. */
export interface MatchedWay {
  readonly way: ThingWay;
  readonly isBackground: boolean;
}

export function wayOfMatch({ spot0, spot1, reach }: Match, [key0, key1]: readonly [KeySeen, KeySeen]): MatchedWay {
  const along = (own: (behind: number) => number) =>
    thingWay(key0.looks, key1.looks, spot0, spot1, reach, [
      (place) => own(backgroundAt(key0.parts, place)),
      (place) => own(backgroundAt(key1.parts, place)),
    ]);
  const isBehind = backgroundAt(key0.parts, spot0) > 0.5 && backgroundAt(key1.parts, spot1) > 0.5;
  // A figure in front of a wall must not turn the wall, nor the wall the figure.
  if (!isBehind) return { way: along((behind) => 1 - 0.9 * behind), isBackground: false };
  const way = along((behind) => behind);
  // The network may not know a thing for one: a background fills the paper.
  if (fillsPaper(way, key0, key1)) return { way, isBackground: true };
  return { way: along(() => 1), isBackground: false };
}

/** @param closer second looks at some of the matches, by their place in the list */
export function thingsBetween(
  matches: readonly Match[],
  keys: readonly [KeySeen, KeySeen],
  size: WorkingSize,
  closer: ReadonlyMap<number, CloserLook> = new Map(),
): ThingsBetween {
  const ways = matches.map((match) => wayOfMatch(match, keys));
  const sides = ([0, 1] as const).map((key) =>
    ways.map(({ way: forth, isBackground }, index): WayOfThing => {
      const { reach, within } = matches[index] ?? { reach: 0, within: undefined };
      const way = key === 0 ? forth : { spot0: forth.spot1, spot1: forth.spot0, turn: inverse(forth.turn) };
      const look = closer.get(index);
      const seen = key === 0 ? seenFrom0 : seenFrom1;
      return { way, reach, isBackground, ends: within?.[key], closer: look && ((place) => seen(look, forth, place)) };
    }),
  );
  return {
    from0: moved(sides[0] ?? [], keys[0], keys[1], size),
    from1: moved(sides[1] ?? [], keys[1], keys[0], size),
  };
}

/** Around the spot itself nothing is asked of the picture: the person has said it. */
const CERTAIN_PX = 12;
const LEAST_WEIGHT = 0.05;
/** A spot beside this many reaches away still tells how a thing turns. */
const TURNS_WITHIN = 2;
const STEPS_BACK = 3;
/** Found is a source whose own motion leads back to within this; between two things there may be none. */
const ARRIVED_PX = 5;

function moved(ways: readonly WayOfThing[], own: KeySeen, other: KeySeen, size: WorkingSize): MovedThings {
  const known: Moved[] = ways.map((thing) => ({
    ...thing,
    ...followersOf(thing, TURNS_WITHIN * thing.reach, own, other, size),
  }));
  const at = (place: Spot) => {
    const claims = known.flatMap((thing) => {
      const away = distance(place, thing.way.spot0);
      if (away > TURNS_WITHIN * thing.reach) return [];
      const alike = away <= CERTAIN_PX ? 1 : sample(thing.alike, 0, place);
      return [{ thing, weight: within(away, thing.reach) * alike, alike, isBackground: thing.isBackground }];
    });
    // Where the background is said and seen, nothing else is.
    const ofWall = claims.filter(({ isBackground, weight }) => isBackground && weight > 0.5);
    const near = ofWall.length > 0 && backgroundAt(own.parts, place) > 0.7 ? ofWall : claims;
    const best = near.reduce(
      (a, b) => (rank(b) > rank(a) ? b : a),
      near[0] ?? { thing: undefined, weight: 0, alike: 0, isBackground: false },
    );
    const { isBackground } = best;
    if (!best.thing || best.weight < LEAST_WEIGHT) return undefined;
    const seen = distance(place, best.thing.way.spot0) > CERTAIN_PX && wayThere(best.thing, place);
    if (seen) return { way: seen, weight: best.weight, isBackground };
    const together = near
      .filter(({ alike, thing }) => alike > 0.5 && thing.isBackground === isBackground)
      .map(({ thing }) => thing);
    if (together.length < 2) return { way: best.thing.way, weight: best.weight, isBackground };
    const guides = together.map(({ way }) => ({ from: way.spot0, to: way.spot1 }));
    const { to, turn } = guidedWay(place, guides);
    return { way: { spot0: place, spot1: to, turn }, weight: best.weight, isBackground };
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
      if (!here || distance(onItsWay(here.way, source, tUnit), place) > ARRIVED_PX) continue;
      if (rank(here) > (found ? rank(found) : 0)) found = { ...here, source };
    }
    return found;
  };
  return { at, from };
}

/** What may be in front comes before what lies behind it. */
const BEHIND = 0.3;
const rank = ({ weight, isBackground }: { readonly weight: number; readonly isBackground: boolean }): number =>
  isBackground ? BEHIND * weight : weight;

/** As the closer look has it: the whole cell goes as its centre goes. */
function wayThere({ way, goes }: Moved, place: Spot): ThingWay | undefined {
  if (!goes) return undefined;
  const { width, height, cellPx, data } = goes;
  const column = Math.min(Math.max(Math.floor(place.x / cellPx), 0), width - 1);
  const cell = Math.min(Math.max(Math.floor(place.y / cellPx), 0), height - 1) * width + column;
  const centre = { x: (column + 0.5) * cellPx, y: (Math.floor(cell / width) + 0.5) * cellPx };
  const there = { x: data[cell] ?? 0, y: data[width * height + cell] ?? 0 };
  return { spot0: place, spot1: toKey1({ spot0: centre, spot1: there, turn: way.turn }, place), turn: way.turn };
}

function within(away: number, reach: number): number {
  if (away <= CERTAIN_PX) return 1;
  return smooth((1.15 - away / reach) / 0.3);
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

/** As the tween graph takes it: `hint_t0`, `hint_t1`. @param before left out: nothing is in front of a matched background */

export function hintsOfThingsAtT(
  { from0, from1 }: ThingsBetween,
  tUnit: number,
  ownTime: OwnTime,
  size: WorkingSize,
  before?: Before,
): HintsAtT {
  const { hint0, hint1 } = noHints(size);
  const only = emptyGrid(1, hint0.cellPx, size);
  const cells = hint0.width * hint0.height;
  eachCell(hint0, (index, centre) => {
    const early = from0.from(centre, tUnit);
    const own = early ? ownTime(early.source) : tUnit;
    const by0 = own === tUnit ? early : from0.from(centre, own);
    const by1 = from1.from(centre, 1 - own);
    const best = by1 && (!by0 || rank(by1) > rank(by0)) ? by1 : by0;
    if (!best || (best.isBackground && before?.covered.data[index] === 1)) return;
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
    const shows = (key: 0 | 1, source: Spot): number => {
      if (!isOnPaper(source, size)) return 0;
      return best.isBackground && before ? clearAt(before.parts[key], source) : 1;
    };
    only.data[index] = onlyKey(shows(0, source0), shows(1, source1));
  });
  return { hint0, hint1, only };
}

/** Beside the paper a key shows nothing, though its last pixels are repeated there. */
const BESIDE_PX = 1;
const isOnPaper = ({ x, y }: Spot, { widthPx, heightPx }: WorkingSize): boolean =>
  x > -BESIDE_PX && y > -BESIDE_PX && x < widthPx + BESIDE_PX && y < heightPx + BESIDE_PX;

/** What stands before a background. */
export interface Before {
  /** [1] 1 where something is at t. */
  readonly covered: Grid;
  /** Of both keys [P], probabilities. */
  readonly parts: readonly [Grid, Grid];
}

/** Seen as something in front: less than half background. */
const IN_FRONT = 0.5;
/** A cell is covered when so many of its four quarters are. */
const COVERED_QUARTERS = 2;

/**
 * Where things in front are at t [1], 1 or 0: a background that a person has matched is not drawn over them.
 * @param flows key 0 to key 1 and back, working pixels
 */
export function coveredAtT(
  { from0, from1 }: ThingsBetween,
  flows: readonly [Grid, Grid],
  parts: readonly [Grid, Grid],
  tUnit: number,
  size: WorkingSize,
): Grid {
  const covered = noHints(size).hint0;
  const cells = covered.width * covered.height;
  const quarter = covered.cellPx / 2;
  const found = { ...covered, channels: 1, data: new Float32Array(cells) };
  for (const key of [0, 1] as const) {
    const [things, flow, own, share] = [[from0, from1][key], flows[key], parts[key], key === 0 ? tUnit : 1 - tUnit];
    const met = new Set<number>();
    eachCell({ ...found, width: 2 * found.width, height: 2 * found.height, cellPx: quarter }, (_, centre) => {
      if (backgroundAt(own, centre) > IN_FRONT) return;
      const said = things?.at(centre);
      const there = follow(flow, centre);
      const at =
        said && said.weight > 0.5 && !said.isBackground
          ? onItsWay(said.way, centre, share)
          : { x: centre.x + (there.x - centre.x) * share, y: centre.y + (there.y - centre.y) * share };
      const [column, row] = [Math.floor(at.x / quarter), Math.floor(at.y / quarter)];
      if (column >= 0 && row >= 0 && column < 2 * found.width && row < 2 * found.height)
        met.add(row * 2 * found.width + column);
    });
    const counts = new Uint8Array(cells);
    for (const at of met) {
      const cell = (Math.floor(at / (2 * found.width)) >> 1) * found.width + ((at % (2 * found.width)) >> 1);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    counts.forEach((count, cell) => {
      if (count >= COVERED_QUARTERS) found.data[cell] = 1;
    });
  }
  return found;
}
