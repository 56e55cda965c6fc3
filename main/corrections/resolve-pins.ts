import type { WorkingSize } from '../analysis/working-size';
import { offPath } from '../contract/arc-path';
import type { Gesture, GestureOf } from '../contract/correction';
import type { AppliedCorrection } from '../contract/corrections-of';
import { carried, shareOfShift } from './carry';
import type { Limb } from './displacement';
import { along, distance, eachCell, follow, type Grid, lengthOf, type Spot, spotOf } from './grid';
import type { Pin } from './pins';

/** What the network saw at t without the gestures at t; working pixels. */
export interface SeenAtT {
  readonly tUnit: number;
  readonly flowT0: Grid;
  readonly flowT1: Grid;
  readonly flow01: Grid;
  /** By the manifest's order. */
  readonly keypoints: readonly SeenPoint[];
  /** Those of the two keys, a person's word before the network's. */
  readonly keypointsOfKeys: readonly [readonly SeenPoint[], readonly SeenPoint[]];
}

export interface SeenPoint extends Spot {
  readonly visibility01: number;
}

export interface Skeleton {
  readonly keypoints: readonly string[];
  readonly bones: readonly (readonly [number, number])[];
}

/** A keypoint takes about so much of the drawing along, as a share of its diagonal. */
const REACH_PER_DIAGONAL = 0.05;

/** Every gesture that puts a spot somewhere, as it concerns the drawing at t. */
export function pinsOf(
  applied: readonly AppliedCorrection[],
  seen: SeenAtT,
  skeleton: Skeleton,
  size: WorkingSize,
): Pin[] {
  return applied.flatMap(({ id, gesture }) => {
    const pin = pinOf(gesture, seen, skeleton, size);
    return pin ? [{ correctionId: id, ...pin }] : [];
  });
}

function pinOf(
  gesture: Gesture,
  seen: SeenAtT,
  skeleton: Skeleton,
  size: WorkingSize,
): Omit<Pin, 'correctionId'> | null {
  switch (gesture.kind) {
    case 'flow-hint': {
      const reach = lengthOf(gesture.reachPx, size);
      return { ...shifted(gesture, spotOf(gesture.from, size), seen, size), reach, keypoint: null };
    }
    case 'point-at':
      return pinOfPoint(gesture, seen, skeleton, size);
    case 'arc':
      return pinOfArc(gesture, seen, skeleton, size);
    default:
      return null;
  }
}

type Shift = Pick<Pin, 'from' | 'to' | 'source0' | 'source1'>;

/** Made at another t, the gesture's spot is looked for along the motion, and it is shifted by its share. */
function shifted(
  { tUnit, to }: GestureOf<'flow-hint'> | GestureOf<'point-at'>,
  from: Spot,
  seen: SeenAtT,
  size: WorkingSize,
): Shift {
  const share = Math.abs(tUnit - seen.tUnit) < 1e-6 ? 1 : shareOfShift(tUnit, seen.tUnit);
  const wanted = spotOf(to, size);
  const here = share === 1 ? from : carried(from, tUnit, seen.tUnit, seen.flow01);
  return {
    from: here,
    to: { x: here.x + (wanted.x - from.x) * share, y: here.y + (wanted.y - from.y) * share },
    ...{ source0: null, source1: null },
  };
}

function pinOfPoint(gesture: GestureOf<'point-at'>, seen: SeenAtT, skeleton: Skeleton, size: WorkingSize) {
  const index = skeleton.keypoints.indexOf(gesture.name);
  const keypoint = index < 0 ? null : index;
  const isHere = Math.abs(gesture.tUnit - seen.tUnit) < 1e-6;
  const shownAt = (): Spot | undefined => {
    if (gesture.from) return spotOf(gesture.from, size);
    if (keypoint === null) return undefined;
    if (isHere) return seen.keypoints[keypoint];
    const [a, b] = [seen.keypointsOfKeys[0][keypoint], seen.keypointsOfKeys[1][keypoint]];
    return a && b && along(a, b, gesture.tUnit);
  };
  const from = shownAt();
  return from ? { ...shifted(gesture, from, seen, size), reach: reachOfJoint(size), keypoint } : null;
}

export function reachOfJoint(size: WorkingSize): number {
  return Math.hypot(size.widthPx, size.heightPx) * REACH_PER_DIAGONAL;
}

/** How far off the straight way an arc is at t. */
export function offArc({ place0, place1, path }: GestureOf<'arc'>, tUnit: number, size: WorkingSize): Spot {
  const [a, b] = [spotOf(place0, size), spotOf(place1, size)];
  const knots = path.map(({ tUnit: at, place }) => {
    const [wanted, straight] = [spotOf(place, size), along(a, b, at)];
    return { tUnit: at, off: { x: wanted.x - straight.x, y: wanted.y - straight.y } };
  });
  return offPath(knots, tUnit);
}

/** A path tells where the joint is in both keys: the drawing takes it from there. */
function pinOfArc(gesture: GestureOf<'arc'>, seen: SeenAtT, skeleton: Skeleton, size: WorkingSize) {
  const [source0, source1] = [spotOf(gesture.place0, size), spotOf(gesture.place1, size)];
  const straight = along(source0, source1, seen.tUnit);
  const off = offArc(gesture, seen.tUnit, size);
  const index = skeleton.keypoints.indexOf(gesture.name);
  return {
    from: shownAt(source0, source1, straight, seen),
    to: { x: straight.x + off.x, y: straight.y + off.y },
    ...{ source0, source1, reach: reachOfJoint(size), keypoint: index < 0 ? null : index },
  };
}

const NEARBY_PX = 24;

/** Where the drawing at t shows these places of the keys; the straight way between them where it shows them nowhere near. */
function shownAt(source0: Spot, source1: Spot, straight: Spot, seen: SeenAtT): Spot {
  let best = straight;
  let least = NEARBY_PX;
  eachCell(seen.flowT0, (_, centre) => {
    const missed =
      (1 - seen.tUnit) * distance(follow(seen.flowT0, centre), source0) +
      seen.tUnit * distance(follow(seen.flowT1, centre), source1);
    if (missed < least) [best, least] = [centre, missed];
  });
  return best;
}

/** Below this the network only guesses where a joint is. */
const SURE01 = 0.6;

/**
 * The limbs at the moved joints, and the pins that go with them. A joint at the end of the skeleton (a hand's tip) goes with its
 * neighbour; one that the network only guesses at holds nothing.
 */
export function limbsOf(pins: readonly Pin[], seen: SeenAtT, skeleton: Skeleton): Limb[] {
  const moved = new Map(pins.flatMap((pin) => (pin.keypoint === null ? [] : [[pin.keypoint, pin] as const])));
  const neighbours = (joint: number) =>
    skeleton.bones.flatMap(([a, b]) => (a === joint ? [b] : b === joint ? [a] : []));
  return [...moved].flatMap(([joint, pin]) =>
    neighbours(joint).flatMap((other): Limb[] => {
      const movedOther = moved.get(other);
      if (movedOther) return [{ pin, otherFrom: movedOther.from, otherTo: movedOther.to }];
      const otherFrom = seen.keypoints[other];
      if (!otherFrom || otherFrom.visibility01 < SURE01) return [];
      const isEnd = neighbours(other).length === 1;
      const [dx, dy] = isEnd ? [pin.to.x - pin.from.x, pin.to.y - pin.from.y] : [0, 0];
      return [{ pin, otherFrom, otherTo: { x: otherFrom.x + dx, y: otherFrom.y + dy } }];
    }),
  );
}
