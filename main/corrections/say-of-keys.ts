import type { WorkingSize } from '../analysis/working-size';
import type { GestureOf } from '../contract/correction';
import type { Mask } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import { type Look, lookOf } from './belonging';
import { type CloserLook, deservesCloserLook, laidUponKey0 } from './closer-look';
import type { WorkingPixels } from './colour-area';
import { distance, eachCell, emptyGrid, type Grid, lengthOf, type Spot, spotOf, tensorOf } from './grid';
import { looksOf } from './looks';
import { sharesOf } from './mask-shares';
import { type GivenParts, PART_CELL_PX, type PaintedMask, partsTensor, withPainted } from './part-masks';
import { reachOfJoint, type SeenPoint, type Skeleton } from './resolve-pins';
import { pointsTensor, type Said } from './said';
import { hintOfThings, type ThingsBetween, thingsBetween, wayOfMatch } from './things';

/** What the key graph saw in both keys; working pixels. */
export interface SeenInKeys {
  /** [P] probabilities. */
  readonly parts: readonly [Grid, Grid];
  readonly keypoints: readonly [readonly SeenPoint[], readonly SeenPoint[]];
  readonly pictures: readonly [WorkingPixels, WorkingPixels];
}

export interface Anatomy extends Skeleton {
  readonly parts: readonly string[];
}

/** What is known of the keys once a person's word counts: what the pair graph and the tween graph are told of them. */
export interface KeysAsSaid {
  readonly parts: readonly [GivenParts, GivenParts];
  readonly keypoints: readonly [readonly SeenPoint[], readonly SeenPoint[]];
  readonly looks: readonly [Look, Look];
  readonly pictures: SeenInKeys['pictures'];
  /** What was painted in each key, four clicks among it. */
  readonly painted: readonly [readonly PaintedMask[], readonly PaintedMask[]];
  /** For the pair graph and the tween graph alike. */
  readonly said: Said;
}

const VISIBILITY01 = { seen: 1, behind: 0.5, absent: 0 } as const;

type KeyGesture = { readonly key: 0 | 1; readonly gesture: AppliedCorrection['gesture'] };

/**
 * Keypoints and part masks of the keys: what the network saw, and a person's word in its place.
 * @param masksOfExtremes the masks that four clicks stand for, by gesture
 * @throws NakawariError correction-unknown-name
 */
export function keysAsSaid(
  applied: readonly AppliedCorrection[],
  seen: SeenInKeys,
  anatomy: Anatomy,
  size: WorkingSize,
  masksOfExtremes: ReadonlyMap<GestureOf<'key-mask'>, Mask> = new Map(),
): KeysAsSaid {
  const gestures = applied.flatMap(({ key, gesture }): KeyGesture[] => (key === null ? [] : [{ key, gesture }]));
  const said = new Map<string, ReturnType<typeof pointsTensor>>();
  const ofKey = (key: 0 | 1) => {
    const points = gestures.flatMap((one) =>
      one.key === key && one.gesture.kind === 'key-point' ? [one.gesture] : [],
    );
    const given = anatomy.keypoints.map((name) => {
      const point = points.findLast((candidate) => candidate.name === name);
      return point && { ...spotOf(point.place, size), visibility01: VISIBILITY01[point.state] };
    });
    if (given.some((point) => point !== undefined)) said.set(`given_points${key}`, pointsTensor(given));
    const painted = gestures.flatMap(({ key: own, gesture }): PaintedMask[] => {
      if (own !== key || gesture.kind !== 'key-mask') return [];
      const mask = gesture.shape.by === 'mask' ? gesture.shape.mask : masksOfExtremes.get(gesture);
      return mask ? [{ part: gesture.part, mask }] : [];
    });
    const parts = withPainted(seen.parts[key], painted, anatomy.parts, size);
    if (painted.length > 0) said.set(`given_parts${key}`, partsTensor(parts));
    return { parts, painted, points: seen.keypoints[key].map((point, index) => given[index] ?? point) };
  };
  const [first, second] = [ofKey(0), ofKey(1)];
  return {
    parts: [first.parts, second.parts],
    keypoints: [first.points, second.points],
    pictures: seen.pictures,
    painted: [first.painted, second.painted],
    looks: [lookOf(first.parts.parts, seen.pictures[0], size), lookOf(second.parts.parts, seen.pictures[1], size)],
    said,
  };
}

/** This spot of key 0 is that spot of key 1. */
export interface Match {
  readonly correctionIds: readonly string[];
  readonly spot0: Spot;
  readonly spot1: Spot;
  readonly reach: number;
  /** Of key 0 and key 1: where it ends [1], 0..1; left out where the keys' likeness alone tells. */
  readonly within?: readonly [Grid, Grid];
}

/** Point matches, and points of one name that a person placed in both keys. */
export function matchesOf(applied: readonly AppliedCorrection[], size: WorkingSize): Match[] {
  const points = applied.flatMap(({ id, key, gesture }) =>
    gesture.kind === 'key-point' && gesture.state !== 'absent' ? [{ id, key, ...gesture }] : [],
  );
  const named = points.flatMap((first): Match[] => {
    const second = first.key === 0 ? points.findLast(({ key, name }) => key === 1 && name === first.name) : undefined;
    if (!second) return [];
    const [spot0, spot1] = [spotOf(first.place, size), spotOf(second.place, size)];
    return [{ correctionIds: [first.id, second.id], spot0, spot1, reach: reachOfJoint(size) }];
  });
  const said = applied.flatMap(({ id, gesture }): Match[] => {
    if (gesture.kind !== 'match-point') return [];
    const { place0, place1, reachPx } = gesture;
    const reach = lengthOf(reachPx, size);
    return [{ correctionIds: [id], spot0: spotOf(place0, size), spot1: spotOf(place1, size), reach }];
  });
  return [...named, ...said];
}

const PAIR_CELL_PX = 16;

/** Two regions that are one: from the middle of the one to the middle of the other, as far as they go. */
function matchedRegions(applied: readonly AppliedCorrection[], size: WorkingSize): Match[] {
  return applied.flatMap(({ id, gesture }): Match[] => {
    if (gesture.kind !== 'match-region') return [];
    const shares = [
      sharesOf(gesture.region0, PART_CELL_PX, size),
      sharesOf(gesture.region1, PART_CELL_PX, size),
    ] as const;
    const [first, second] = [middleOf(shares[0]), middleOf(shares[1])];
    if (!first || !second) return [];
    const reach = Math.max(first.radius, second.radius);
    return [{ correctionIds: [id], spot0: first.spot, spot1: second.spot, reach, within: shares }];
  });
}

function middleOf(shares: Grid): { readonly spot: Spot; readonly radius: number } | undefined {
  let [x, y, all] = [0, 0, 0];
  eachCell(shares, (index, centre) => {
    const share = shares.data[index] ?? 0;
    x += centre.x * share;
    y += centre.y * share;
    all += share;
  });
  if (all === 0) return undefined;
  const spot = { x: x / all, y: y / all };
  let radius = 0;
  eachCell(shares, (index, centre) => {
    if ((shares.data[index] ?? 0) > 0.5) radius = Math.max(radius, distance(centre, spot));
  });
  return { spot, radius: Math.max(radius, PART_CELL_PX) };
}

/** Looks again at a thing in the second key as it lies upon itself in the first. */
export type LooksCloser = (laid: Uint8Array) => Promise<CloserLook>;

/** So many things of one drawing are looked at again, the largest: each look runs two graphs. */
const MOST_LOOKS = 2;

/** What moves as the matches say; undefined where there is none. @throws what `lookCloser` throws */
export async function thingsOf(
  applied: readonly AppliedCorrection[],
  { pictures, parts }: KeysAsSaid,
  size: WorkingSize,
  lookCloser: LooksCloser,
): Promise<ThingsBetween | undefined> {
  const matches = [...matchesOf(applied, size), ...matchedRegions(applied, size)];
  if (matches.length === 0) return undefined;
  const seen = (key: 0 | 1) => ({ looks: looksOf(pictures[key]), parts: parts[key].parts });
  const keys = [seen(0), seen(1)] as const;
  const deserving = matches
    .map((match, index) => ({ index, reach: match.reach, ...wayOfMatch(match, keys) }))
    .filter(({ way, reach, isBackground }) => !isBackground && deservesCloserLook(way, reach, size))
    .sort((a, b) => b.reach - a.reach)
    .slice(0, MOST_LOOKS);
  const closer = new Map<number, CloserLook>();
  for (const { index, way } of deserving) closer.set(index, await lookCloser(laidUponKey0(pictures[1], way)));
  return thingsBetween(matches, keys, size, closer);
}

/** Matches of points and regions, as the pair graph takes them: `hint01`, `hint10`, `region0`, `region1`, `partner`. */
export function matchesAsSaid(
  applied: readonly AppliedCorrection[],
  things: ThingsBetween | undefined,
  size: WorkingSize,
): Said {
  const said = new Map<string, ReturnType<typeof tensorOf>>();
  if (things) {
    said.set('hint01', tensorOf(hintOfThings(things.from0, PAIR_CELL_PX, size)));
    said.set('hint10', tensorOf(hintOfThings(things.from1, PAIR_CELL_PX, size)));
  }
  const regions = applied.flatMap(({ gesture }) => {
    if (gesture.kind === 'match-region') return [{ regions: [gesture.region0, gesture.region1], partner: 1 }];
    if (gesture.kind !== 'no-partner') return [];
    return [{ regions: gesture.key === 0 ? [gesture.region, null] : [null, gesture.region], partner: 0 }];
  });
  if (regions.length > 0) {
    for (const key of [0, 1] as const) {
      const all = emptyGrid(regions.length, PAIR_CELL_PX, size);
      regions.forEach(({ regions: ofKeys }, index) => {
        const mask = ofKeys[key];
        if (mask) all.data.set(sharesOf(mask, PAIR_CELL_PX, size).data, index * all.width * all.height);
      });
      said.set(`region${key}`, tensorOf(all));
    }
    const partner = Float32Array.from(regions, (region) => region.partner);
    said.set('partner', { type: 'float32', data: partner, dims: [1, regions.length] });
  }
  return said;
}
