import type { Correction, GestureOf, Place } from '../../../main/contract/correction';
import { appliedTo } from '../../../main/contract/corrections-of';
import type { Cel, Inbetween, Obedience, Span } from '../../../main/contract/cut';
import type { DrawingMaps } from '../../../main/contract/maps';

/** The joints of a drawing: as the network sees them, and a person's word before it. Pure. */

export interface JointPoint {
  readonly name: string;
  readonly place: Place;
  readonly state: 'seen' | 'behind' | 'absent';
  /** Named by a person; the network knows nothing of it. */
  readonly isFree: boolean;
  /** What a person said of it here, the newest. */
  readonly correction: Correction | null;
}

/** As in the overlay: below the first the network only guesses where a joint would be, from the second on it is nearer to seen. */
export const SHOWN_FROM01 = 0.5;
const SEEN_FROM01 = 0.75;

const byTime = (a: Correction, b: Correction) => Date.parse(a.at) - Date.parse(b.at);

function newestByName(corrections: readonly Correction[], nameOf: (one: Correction) => string | undefined) {
  const newest = new Map<string, Correction>();
  for (const correction of corrections.toSorted(byTime)) {
    const name = correction.on ? nameOf(correction) : undefined;
    if (name !== undefined) newest.set(name, correction);
  }
  return newest;
}

/** Key points of a key drawing. Joints that nobody sees and nobody speaks of are left out. */
export function jointsOfKey(cel: Cel, drawingId: string, maps: DrawingMaps | null): JointPoint[] {
  const said = newestByName(cel.corrections, ({ target, gesture }) =>
    gesture.kind === 'key-point' && target.kind === 'key' && target.drawingId === drawingId ? gesture.name : undefined,
  );
  const own = (maps?.keypoints ?? []).flatMap(({ name, xPx, yPx, visibility01 }): JointPoint[] => {
    const correction = said.get(name) ?? null;
    if (correction?.gesture.kind === 'key-point') {
      const { place, state } = correction.gesture;
      return [{ name, place, state, isFree: false, correction }];
    }
    if (visibility01 < SHOWN_FROM01) return [];
    const state = visibility01 >= SEEN_FROM01 ? ('seen' as const) : ('behind' as const);
    return [{ name, place: { xPx, yPx }, state, isFree: false, correction: null }];
  });
  const known = new Set(maps?.keypoints.map(({ name }) => name));
  const free = [...said].flatMap(([name, correction]): JointPoint[] => {
    if (known.has(name) || correction.gesture.kind !== 'key-point') return [];
    const { place, state } = correction.gesture;
    return [{ name, place, state, isFree: true, correction }];
  });
  return [...own, ...free];
}

type PointAt = GestureOf<'point-at'>;

/** Made on a drawing so near in t it was made on this one. */
const SAME_T = 1e-6;

/** Joints of an in-between. One that was put somewhere on this drawing is there; one put elsewhere shows where the network has it now. */
export function jointsAtT(cel: Cel, drawing: Inbetween, span: Span, maps: DrawingMaps | null): JointPoint[] {
  const place = { ...span, spanId: span.id, drawingId: drawing.id, tUnit: drawing.tUnit };
  const touching = cel.corrections.filter((correction) => appliedTo(correction, place) !== undefined);
  const said = newestByName(touching, ({ gesture }) => (gesture.kind === 'point-at' ? gesture.name : undefined));
  const putHere = (gesture: PointAt) => Math.abs(gesture.tUnit - drawing.tUnit) < SAME_T;
  const own = (maps?.keypoints ?? []).flatMap(({ name, xPx, yPx, visibility01 }): JointPoint[] => {
    const correction = said.get(name) ?? null;
    const gesture = correction?.gesture.kind === 'point-at' ? correction.gesture : null;
    if (gesture === null && visibility01 < SHOWN_FROM01) return [];
    const state = gesture === null && visibility01 < SEEN_FROM01 ? ('behind' as const) : ('seen' as const);
    const at = gesture !== null && putHere(gesture) ? gesture.to : { xPx, yPx };
    return [{ name, place: at, state, isFree: false, correction }];
  });
  const known = new Set(maps?.keypoints.map(({ name }) => name));
  const free = [...said].flatMap(([name, correction]): JointPoint[] => {
    if (known.has(name) || correction.gesture.kind !== 'point-at') return [];
    return [{ name, place: correction.gesture.to, state: 'seen', isFree: true, correction }];
  });
  return [...own, ...free];
}

/** Joints of the network that this drawing lacks: what can be added by name. */
export function jointsToAdd(joints: readonly JointPoint[], maps: DrawingMaps | null): string[] {
  const there = new Set(joints.map(({ name }) => name));
  return (maps?.keypoints ?? []).map(({ name }) => name).filter((name) => !there.has(name));
}

/** The bones between two joints that are both there. */
export function bonesOf(joints: readonly JointPoint[], maps: DrawingMaps | null): [JointPoint, JointPoint][] {
  const byName = new Map(joints.map((joint) => [joint.name, joint]));
  return (maps?.bones ?? []).flatMap(([from, to]): [JointPoint, JointPoint][] => {
    const a = byName.get(maps?.keypoints[from]?.name ?? '');
    const b = byName.get(maps?.keypoints[to]?.name ?? '');
    return a && b && a.state !== 'absent' && b.state !== 'absent' ? [[a, b]] : [];
  });
}

/** How far off a correction that was not obeyed is, px of the drawing; null: obeyed or not measured. */
export function offPxOf(correction: Correction | null, obedience: readonly Obedience[] | undefined): number | null {
  const measured = obedience?.find(({ correctionId }) => correctionId === correction?.id);
  if (measured === undefined || measured.obeyed || measured.measure !== 'distance-px') return null;
  return measured.value;
}

/** The first free name of this kind: `point 1`, `point 2`. */
export function freshName(stem: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let number = 1;
  while (names.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}
