import { type Belonging, belongingTo, type Look, smooth } from './belonging';
import { distance, type Spot } from './grid';
import type { Pin } from './pins';
import { type Guide, guided } from './similarity';

/** Where the drawing without a correction shows what belongs to a place, and how sure that is, 0..1. */
export interface Claim {
  readonly weight: number;
  readonly source: Spot;
  /** What the place's way to each key is put right by, because a person said where the spot is in that key. */
  readonly pin: Pin;
}
export type Mover = (spot: Spot) => Claim | undefined;

/** Two cells of the graphs' hints: within it a pin is certain, so that a spot between cells is met exactly. */
const CERTAIN_PX = 12;
const LEAST_WEIGHT = 0.05;

/** 1 up to CERTAIN_PX, then a bell that is small at `reach`. */
export function bell(px: number, reach: number): number {
  const beyond = Math.max(0, px - CERTAIN_PX);
  const sigma = Math.max(4, (reach - CERTAIN_PX) / 2);
  return Math.exp(-(beyond * beyond) / (2 * sigma * sigma));
}

/** A pin beside this many reaches away still tells how a thing turns. */
const TURNS_WITHIN = 3;

/** Each spot and its part around it go as one; pins beside each other in one part tell together how it turns. */
export function moverOfPins(pins: readonly Pin[], look: Look): Mover {
  const known = pins.map((pin) => ({ pin, belongs: belongingTo(look, pin.from) }));
  return (spot) => {
    const guides: Guide[] = [];
    let nearest: Claim | undefined;
    for (const { pin, belongs } of known) {
      const away = distance(spot, pin.to);
      if (away > TURNS_WITHIN * pin.reach) continue;
      const near = bell(away, pin.reach);
      const source = { x: spot.x + pin.from.x - pin.to.x, y: spot.y + pin.from.y - pin.to.y };
      const own = away <= CERTAIN_PX ? 1 : belongs(source);
      if (own < LEAST_WEIGHT) continue;
      guides.push({ from: pin.to, to: pin.from });
      const mine = claim(near * own, source, pin);
      if (mine && mine.weight > (nearest?.weight ?? 0)) nearest = mine;
    }
    return nearest && { ...nearest, source: guided(spot, guides) };
  };
}

function claim(weight: number, source: Spot, pin: Pin): Claim | undefined {
  return weight < LEAST_WEIGHT ? undefined : { weight, source, pin };
}

export interface Limb {
  /** The moved joint. */
  readonly pin: Pin;
  /** The other end of the bone: where the drawing has it, and where it is to be. */
  readonly otherFrom: Spot;
  readonly otherTo: Spot;
}

const LEAST_BONE_PX = 10;
/** Beside a bone a limb is about this wide. */
const HALF_WIDTH_PER_LENGTH = 0.18;

/** A limb between two joints turns and stretches with them: the one similarity that takes both ends along. */
export function moverOfLimb({ pin, otherFrom, otherTo }: Limb, look: Look): Mover {
  const [bx, by] = [otherTo.x - pin.to.x, otherTo.y - pin.to.y];
  const [sx, sy] = [otherFrom.x - pin.from.x, otherFrom.y - pin.from.y];
  const square = bx * bx + by * by;
  if (Math.sqrt(square) < LEAST_BONE_PX || Math.hypot(sx, sy) < LEAST_BONE_PX) return () => undefined;
  // As complex numbers: source = pin.from + (spot - pin.to) * (source bone / bone).
  const turn = { x: (sx * bx + sy * by) / square, y: (sy * bx - sx * by) / square };
  const reach = Math.max(pin.reach, Math.sqrt(square) * HALF_WIDTH_PER_LENGTH);
  const belongs = belongingToEither(look, pin.from, otherFrom);
  return (spot) => {
    const [px, py] = [spot.x - pin.to.x, spot.y - pin.to.y];
    const share = (px * bx + py * by) / square;
    const on = Math.min(Math.max(share, 0), 1);
    const beside = bell(Math.hypot(px - bx * on, py - by * on), reach);
    // The far end is another joint's: there the limb lets go.
    const near = beside * smooth((1 - share) / 0.3);
    if (near < LEAST_WEIGHT) return undefined;
    const source = {
      x: pin.from.x + px * turn.x - py * turn.y,
      y: pin.from.y + px * turn.y + py * turn.x,
    };
    return claim(near * belongs(source), source, pin);
  };
}

function belongingToEither(look: Look, a: Spot, b: Spot): Belonging {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const [ofA, ofMiddle] = [belongingTo(look, a), belongingTo(look, middle)];
  return (spot) => Math.max(ofA(spot), ofMiddle(spot));
}
