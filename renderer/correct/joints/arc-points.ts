import { offPath } from '../../../main/contract/arc-path';
import type { Correction, GestureOf, Place } from '../../../main/contract/correction';
import type { Span } from '../../../main/contract/cut';

/** The way of a joint from key to key. Pure; places in pixels of the drawing. */

export interface JointWay {
  readonly name: string;
  readonly place0: Place;
  readonly place1: Place;
  /** Rising in t; what a person said, or else what is known of the drawings. */
  readonly path: readonly { readonly tUnit: number; readonly place: Place }[];
  readonly correction: Correction | null;
}

const along = (a: Place, b: Place, tUnit: number): Place => ({
  xPx: a.xPx + (b.xPx - a.xPx) * tUnit,
  yPx: a.yPx + (b.yPx - a.yPx) * tUnit,
});

/** Where the joint is at t: through all points of its path, as the drawings are then made. */
export function placeOnWay(
  { place0, place1, path }: Pick<JointWay, 'place0' | 'place1' | 'path'>,
  tUnit: number,
): Place {
  if (tUnit <= 0) return place0;
  if (tUnit >= 1) return place1;
  const knots = path.map((knot) => {
    const straight = along(place0, place1, knot.tUnit);
    return { tUnit: knot.tUnit, off: { x: knot.place.xPx - straight.xPx, y: knot.place.yPx - straight.yPx } };
  });
  const off = offPath(knots, tUnit);
  const straight = along(place0, place1, tUnit);
  return { xPx: straight.xPx + off.x, yPx: straight.yPx + off.y };
}

const SAME_T = 1e-6;
/** As many as a correction may hold. */
const MOST_KNOTS = 16;

/** The path with this place at t: in the stead of what was said of the same t, else one point more. */
export function pathThrough(path: JointWay['path'], tUnit: number, place: Place): GestureOf<'arc'>['path'] {
  const others = path.filter((knot) => Math.abs(knot.tUnit - tUnit) > SAME_T);
  // Of too many the nearest in t makes room: what it said is nearly said again.
  const nearest = others.toSorted((a, b) => Math.abs(a.tUnit - tUnit) - Math.abs(b.tUnit - tUnit))[0];
  const kept = others.length < MOST_KNOTS ? others : others.filter((knot) => knot !== nearest);
  return [...kept, { tUnit, place }].sort((a, b) => a.tUnit - b.tUnit);
}

/** What a person said of this joint's way in this span, the newest. */
export function arcSaid(corrections: readonly Correction[], span: Span, name: string): Correction | null {
  const said = corrections.filter(
    ({ on, target, gesture }) =>
      on && gesture.kind === 'arc' && gesture.name === name && target.kind === 'span' && target.spanId === span.id,
  );
  return said.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1) ?? null;
}
