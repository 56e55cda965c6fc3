import type { Gesture, Place } from '../../contract/correction';
import { type Mask, maskOfPixels } from '../../contract/correction-mask';
import type { AppliedCorrection } from '../../contract/corrections-of';
import { asPixels, type HalfField } from '../labels';
import type { ArtistDesk, ArtistDraft } from './artist-draft';
import { type ArtistScene, BACKGROUND, isOnPaper, type PlacePx, partAt } from './artist-scene';
import { movesAsOne } from './reach-as-one';
import { shownAt, sourceOf } from './shown-places';
import { strokeFrom, thinned } from './true-strokes';

/** Gestures of every kind at random places: not what mends a drawing, but anything that a person might do. */

export const RANDOM_KINDS = [
  ...(['key-point', 'key-mask', 'match-point', 'match-region', 'no-partner', 'order', 'timing'] as const),
  ...(['point-at', 'arc', 'flow-hint', 'mask-at', 'lines'] as const),
] as const;
export type RandomKind = (typeof RANDOM_KINDS)[number];

export interface RandomGesture {
  readonly applied: AppliedCorrection;
  /** Where it may change the drawing: discs of px around places, and parts of the figure (by index). */
  readonly spots: readonly { readonly at: PlacePx; readonly reachPx: number }[];
  readonly parts: readonly number[];
}

export interface RandomParts {
  readonly scene: ArtistScene;
  readonly draft: ArtistDraft;
  readonly desk: ArtistDesk;
  readonly random: () => number;
}

const TRIES = 40;
const FIGURE_PARTS = 12;
/** The farthest that a spot is put from where it is, as a share of the picture's height. */
const FARTHEST_SHARE = 0.1;

const asPlace = ({ x, y }: PlacePx): Place => ({ xPx: Math.round(x * 100) / 100, yPx: Math.round(y * 100) / 100 });

/** Undefined where the drawing has nothing for such a gesture. */
export function randomGesture(kind: RandomKind, parts: RandomParts): RandomGesture | undefined {
  for (let n = 0; n < TRIES; n += 1) {
    const found = attempt(kind, parts);
    if (found) return found;
  }
  return undefined;
}

function attempt(kind: RandomKind, of: RandomParts): RandomGesture | undefined {
  const { scene, random, desk } = of;
  const place = figurePlace(of);
  if (!place) return undefined;
  const part = partAt(scene.partsT, place);
  const name = part < FIGURE_PARTS ? desk.parts[part] : undefined;
  const key = random() < 0.5 ? 0 : 1;
  const made = (
    gesture: Gesture,
    spots: RandomGesture['spots'],
    touched: readonly number[] = [],
    ofKey: 0 | 1 | null = null,
  ) => ({
    ...{ applied: { id: 'r1', key: ofKey, gesture }, spots, parts: touched },
  });
  const reachPx = scene.heightPx * (0.06 + 0.12 * random());
  switch (kind) {
    case 'flow-hint': {
      const to = nearby(of, place);
      return (
        to &&
        made({ kind, tUnit: scene.tUnit, from: asPlace(place), to: asPlace(to), reachPx }, [
          ...[place, to].map((at) => ({ at, reachPx })),
        ])
      );
    }
    case 'point-at':
    case 'arc':
    case 'key-point':
      return ofJoint(kind, key, of, made);
    case 'match-point': {
      const [first, second] = [sourceOf(scene, 0, place), sourceOf(scene, 1, place)];
      if (!first || !second || !isOnPaper(scene, first) || !isOnPaper(scene, second)) return undefined;
      const reach = movesAsOne(scene, first, second, false).reachPx;
      const half = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
      const gesture: Gesture = { kind, place0: asPlace(first), place1: asPlace(second), reachPx: reach };
      return made(
        gesture,
        [place, half].map((at) => ({ at, reachPx: reach })),
      );
    }
    case 'lines': {
      const stroke = strokeFrom(thinned(scene.truth.lines.lines), place);
      if (!stroke) return undefined;
      const off = nearby(of, { x: 0, y: 0 }, true) ?? { x: 0, y: 0 };
      const points = stroke
        .map(({ x, y }) => ({ x: x + off.x / 4, y: y + off.y / 4 }))
        .filter((at) => isOnPaper(scene, at));
      if (points.length < 4) return undefined;
      const pointsPx = points.map(({ x, y }): [number, number] => [x, y]);
      const gesture: Gesture = { kind, tUnit: scene.tUnit, colour: null, lines: [{ widthPx: 2, pointsPx }] };
      return made(
        gesture,
        points.map((at) => ({ at, reachPx: scene.heightPx * 0.04 })),
      );
    }
    default:
      return name && part !== BACKGROUND ? ofPart(kind, part, name, key, of, made) : undefined;
  }
}

type Made = (
  gesture: Gesture,
  spots: RandomGesture['spots'],
  parts?: readonly number[],
  key?: 0 | 1 | null,
) => RandomGesture;

function figurePlace({ scene, random }: RandomParts): PlacePx | undefined {
  for (let n = 0; n < TRIES; n += 1) {
    const place = { x: 1 + random() * (scene.widthPx - 2), y: 1 + random() * (scene.heightPx - 2) };
    if (partAt(scene.partsT, place) !== BACKGROUND) return place;
  }
  return undefined;
}

function nearby({ scene, random }: RandomParts, { x, y }: PlacePx, anywhere = false): PlacePx | undefined {
  const [angle, away] = [random() * 2 * Math.PI, random() * FARTHEST_SHARE * scene.heightPx];
  const place = { x: x + Math.cos(angle) * away, y: y + Math.sin(angle) * away };
  return anywhere || isOnPaper(scene, place) ? place : undefined;
}

const SEEN = 2;

function ofJoint(
  kind: 'point-at' | 'arc' | 'key-point',
  key: 0 | 1,
  of: RandomParts,
  made: Made,
): RandomGesture | undefined {
  const { scene, draft, random, desk } = of;
  const index = Math.floor(random() * scene.pointsT.length);
  const name = desk.keypoints[index];
  const [own, first, second] = [scene.pointsT[index], scene.pointsKeys[0][index], scene.pointsKeys[1][index]];
  if (!name || own?.state !== SEEN || first?.state !== SEEN || second?.state !== SEEN) return undefined;
  const asPx = (point: { xPx: number; yPx: number }) => ({ x: point.xPx, y: point.yPx });
  const places = [asPx(own), asPx(first), asPx(second)] as const;
  if (!places.every((place) => isOnPaper(scene, place))) return undefined;
  const reachPx = scene.heightPx * 0.16;
  if (kind === 'key-point') {
    const at = nearby(of, places[key + 1] ?? places[0]);
    return (
      at &&
      made(
        { kind, name, place: asPlace(at), state: 'seen' },
        [
          { at: places[0], reachPx },
          { at, reachPx },
        ],
        [],
        key,
      )
    );
  }
  const to = nearby(of, places[0]);
  if (!to) return undefined;
  if (kind === 'arc') {
    const [, place0, place1] = places;
    const path = [{ tUnit: scene.tUnit, place: asPlace(to) }];
    const gesture: Gesture = { kind, name, place0: asPlace(place0), place1: asPlace(place1), path };
    return made(
      gesture,
      [places[0], to].map((at) => ({ at, reachPx })),
    );
  }
  const from = shownAt(draft, scene, key, places[key + 1] ?? places[0], places[0]);
  if (!from) return undefined;
  const gesture: Gesture = { kind, name, tUnit: scene.tUnit, from: asPlace(from), to: asPlace(to) };
  // Its limbs follow, to the next joint.
  return made(
    gesture,
    [from, to].map((at) => ({ at, reachPx: 1.5 * reachPx })),
  );
}

type PartKind = Exclude<RandomKind, 'flow-hint' | 'point-at' | 'arc' | 'key-point' | 'match-point' | 'lines'>;

function ofPart(
  kind: PartKind,
  part: number,
  name: string,
  key: 0 | 1,
  of: RandomParts,
  made: Made,
): RandomGesture | undefined {
  const { scene, random } = of;
  const parts = [part];
  const whole = { part: name, region0: null, region1: null };
  const regionT = regionOf(scene.partsT, part, scene);
  const [region0, region1] = [regionOf(scene.partsKeys[0], part, scene), regionOf(scene.partsKeys[1], part, scene)];
  switch (kind) {
    case 'order':
      return made({ kind, of: whole, side: random() < 0.5 ? 'front' : 'behind', crossingUnit: null }, [], parts);
    case 'timing': {
      const ownUnit = Math.min(Math.max(scene.tUnit + (random() - 0.5) * 0.6, 0.02), 0.98);
      return made({ kind, of: whole, points: [{ tUnit: scene.tUnit, ownUnit }] }, [], parts);
    }
    case 'mask-at':
      return regionT && made({ kind, tUnit: scene.tUnit, part: name, mask: regionT }, [], parts);
    case 'key-mask': {
      const mask = key === 0 ? region0 : region1;
      return mask && made({ kind, part: name, shape: { by: 'mask', mask } }, [], parts, key);
    }
    case 'match-region':
      return region0 && region1 && made({ kind, region0, region1 }, [], parts);
    case 'no-partner': {
      const region = key === 0 ? region0 : region1;
      return region && made({ kind, key, region }, [], parts);
    }
  }
}

function regionOf(parts: HalfField, part: number, scene: ArtistScene): Mask | undefined {
  const { on } = asPixels((cell) => parts.values[cell] === part, parts, scene.widthPx, scene.heightPx);
  return maskOfPixels(on, scene.widthPx, scene.heightPx);
}
