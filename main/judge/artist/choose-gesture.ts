import type { Gesture, GestureKind, Place } from '../../contract/correction';
import { type Mask, maskOfPixels } from '../../contract/correction-mask';
import type { AppliedCorrection } from '../../contract/corrections-of';
import { asPixels, type HalfField } from '../labels';
import { type LineDrawing, lineDrawing } from '../line-metrics';
import { linesOf } from '../lines';
import { overWhite } from '../picture';
import type { ArtistDraft } from './artist-draft';
import { type ArtistScene, awayPx, isOnPaper, type PlacePx, partAt } from './artist-scene';
import { bestMatches } from './best-match';
import { markedThings } from './region-choice';
import { misplacedAt, shownAt } from './shown-places';
import { strokeFrom, thinned } from './true-strokes';
import { type WorstPlace, worstPlaces } from './worst-places';

/** What a simulated artist may have in hand. `mixed`: whichever fits the place. */
export const ARTIST_KINDS = [
  ...(['point', 'hint', 'match', 'region', 'arc', 'mask', 'order', 'timing', 'lines'] as const),
  'mixed',
] as const;
export type ArtistKind = (typeof ARTIST_KINDS)[number];
type OneKind = Exclude<ArtistKind, 'mixed' | 'match' | 'region'>;

/** What a gesture says of motion alone, for a classical warp: this place of the in-between is taken from there. */
export interface SpokenHint {
  readonly to: PlacePx;
  readonly sources: readonly [PlacePx | null, PlacePx | null];
  readonly reachPx: number;
}

export interface ChosenGesture {
  readonly applied: AppliedCorrection;
  readonly hint: SpokenHint | null;
  /** Where it was made. */
  readonly at: PlacePx;
}

export interface Choosing {
  readonly scene: ArtistScene;
  readonly draft: ArtistDraft;
  readonly made: readonly AppliedCorrection[];
  readonly names: { readonly parts: readonly string[]; readonly keypoints: readonly string[] };
  /** 0..1. */
  readonly random: () => number;
}

/** A hand is off by about this much, px at 540 px height. */
const TREMBLE_540PX = 1;

/** Gestures that a person with this in hand might make next, the one at the worst place first. */
export function possibleGestures(
  kind: Exclude<ArtistKind, 'mixed'>,
  choosing: Choosing,
  most: number,
): ChosenGesture[] {
  const { scene, draft } = choosing;
  const { widthPx, heightPx } = scene;
  const drawn = lineDrawing(linesOf(overWhite(draft.picture.rgba, widthPx, heightPx)));
  const places = worstPlaces(scene, drawn);
  if (kind === 'match') return places[0] ? ofMatches(choosing, most, places[0], drawn) : [];
  if (kind === 'region') return ofRegions(choosing, most, places, drawn);
  const found: ChosenGesture[] = [];
  for (const place of places) {
    if (found.length >= most) break;
    const gesture = ofKind(kind, place, drawn, choosing);
    if (gesture && !found.some(({ at }) => awayPx(at, gesture.at) < 4)) found.push(gesture);
  }
  return found;
}

function ofKind(kind: OneKind, place: WorstPlace, drawn: LineDrawing, choosing: Choosing): ChosenGesture | undefined {
  switch (kind) {
    case 'point':
    case 'arc':
      return ofJoint(kind, place, choosing);
    case 'hint':
      return ofHint(place, drawn, choosing);
    case 'mask':
    case 'order':
    case 'timing':
      return ofPart(kind, place, drawn, choosing);
    case 'lines':
      return ofLines(place, choosing);
  }
}

const asPlace = ({ x, y }: PlacePx): Place => ({ xPx: Math.round(x * 100) / 100, yPx: Math.round(y * 100) / 100 });

function trembling({ scene, random }: Choosing, place: PlacePx): PlacePx {
  const most = (2 * TREMBLE_540PX * scene.heightPx) / 540;
  const off = { x: place.x + (random() - 0.5) * most, y: place.y + (random() - 0.5) * most };
  return isOnPaper(scene, off) ? off : place;
}

function chosen(
  { made }: Choosing,
  gesture: Gesture,
  at: PlacePx,
  hint: SpokenHint | null,
  key: 0 | 1 | null = null,
): ChosenGesture {
  return { applied: { id: `g${made.length + 1}`, key, gesture }, hint, at };
}

/** A skeleton's joint that is in the wrong place, the one nearest to where it looks worst. */
function ofJoint(kind: 'point' | 'arc', { at }: WorstPlace, choosing: Choosing): ChosenGesture | undefined {
  const { scene, draft, made, names } = choosing;
  const taken = new Set(
    made.flatMap(({ gesture }) => (gesture.kind === 'point-at' || gesture.kind === 'arc' ? [gesture.name] : [])),
  );
  const near = scene.heightPx * 0.12;
  const joints = scene.pointsT
    .map((point, index) => ({ to: { x: point.xPx, y: point.yPx }, state: point.state, index }))
    .filter(
      ({ to, state, index }) => state === SEEN && !taken.has(names.keypoints[index] ?? '') && awayPx(to, at) < near,
    )
    .sort((a, b) => awayPx(a.to, at) - awayPx(b.to, at));
  for (const { to, index } of joints) {
    const name = names.keypoints[index];
    const keys = scene.pointsKeys.map((points) => points[index]);
    const places = keys.map((point) => (point && point.state > 0 ? { x: point.xPx, y: point.yPx } : null));
    const [first = null, second = null] = places;
    const seen = keys.map((point, key) => (point?.state === SEEN ? (places[key] ?? null) : null));
    const from = ([0, 1] as const)
      .flatMap((key) => {
        const source = seen[key];
        const shown = source && shownAt(draft, scene, key, source, to);
        return shown ? [shown] : [];
      })
      .sort((a, b) => awayPx(a, to) - awayPx(b, to))[0];
    if (!name || (from && awayPx(from, to) < 2) || !isOnPaper(scene, to)) continue;
    const hint = { to, sources: [seen[0] ?? null, seen[1] ?? null] as const, reachPx: scene.heightPx * 0.08 };
    const wanted = asPlace(trembling(choosing, to));
    if (kind === 'point') {
      if (!from) continue;
      const gesture: Gesture = { kind: 'point-at', name, tUnit: scene.tUnit, from: asPlace(from), to: wanted };
      return chosen(choosing, gesture, to, hint);
    }
    if (!first || !second || !isOnPaper(scene, first) || !isOnPaper(scene, second)) continue;
    const path = [{ tUnit: scene.tUnit, place: wanted }];
    return chosen(choosing, { kind, name, place0: asPlace(first), place1: asPlace(second), path }, to, hint);
  }
  return undefined;
}

const SEEN = 2;

function ofHint(place: WorstPlace, drawn: LineDrawing, choosing: Choosing): ChosenGesture | undefined {
  const { scene, draft, made } = choosing;
  const said = made.flatMap(({ gesture }) =>
    gesture.kind === 'flow-hint' ? [{ x: gesture.to.xPx, y: gesture.to.yPx }] : [],
  );
  for (const spot of misplacedAt(scene, draft, drawn.distancePx.values, place)) {
    const { to, from, reachPx } = spot;
    // What was said already of this very spot is not said again.
    if (!from || said.some((other) => awayPx(other, to) < 4)) continue;
    const [a, b] = [asPlace(from), asPlace(trembling(choosing, to))];
    return chosen(choosing, { kind: 'flow-hint', tUnit: scene.tUnit, from: a, to: b, reachPx }, to, spot);
  }
  return undefined;
}

/** Things that are wrong, the one whose match repairs most first. */
function ofMatches(choosing: Choosing, most: number, place: WorstPlace, drawn: LineDrawing): ChosenGesture[] {
  const { scene, made, random } = choosing;
  const said = made.flatMap(({ gesture }) =>
    gesture.kind === 'match-point' ? [{ x: gesture.place0.xPx, y: gesture.place0.yPx }] : [],
  );
  return bestMatches(scene, drawn.distancePx.values, place, random, said, most).map((best) => {
    const { to, first, second, reachPx } = best;
    const [place0, place1] = [asPlace(first), asPlace(trembling(choosing, second))];
    const hint = { to, sources: [first, second] as const, reachPx };
    return chosen(choosing, { kind: 'match-point', place0, place1, reachPx }, to, hint);
  });
}

/** Things marked whole in both keys. */
function ofRegions(
  choosing: Choosing,
  most: number,
  places: readonly WorstPlace[],
  drawn: LineDrawing,
): ChosenGesture[] {
  const { scene, draft, made } = choosing;
  const said = made.flatMap(({ gesture }) => (gesture.kind === 'match-region' ? [gesture.region0] : []));
  return markedThings(scene, draft, drawn, places, said, most).map(({ to, regions: [region0, region1] }) =>
    chosen(choosing, { kind: 'match-region', region0, region1 }, to, null),
  );
}

function regionOf(parts: HalfField, part: number, scene: ArtistScene): Mask | undefined {
  const { on } = asPixels((cell) => parts.values[cell] === part, parts, scene.widthPx, scene.heightPx);
  return maskOfPixels(on, scene.widthPx, scene.heightPx);
}

const LATE_UNIT = 0.06;

function ofPart(kind: 'mask' | 'order' | 'timing', { at }: WorstPlace, drawn: LineDrawing, choosing: Choosing) {
  const { scene, draft, made, names } = choosing;
  const spot = misplacedAt(scene, draft, drawn.distancePx.values, { at, error: 0 })[0];
  const part = spot?.part ?? partAt(scene.partsT, at);
  const name = names.parts[part];
  if (part === 0 || !name) return undefined;
  const place = spot?.to ?? at;
  const hasSaid = (of: GestureKind, key: 0 | 1 | null) =>
    made.some(({ gesture, key: own }) => {
      if (gesture.kind !== of || own !== key) return false;
      return 'of' in gesture ? gesture.of.part === name : 'part' in gesture && gesture.part === name;
    });
  if (kind === 'mask') return ofMask(part, name, place, choosing, hasSaid);
  if (hasSaid(kind, null)) return undefined;
  const of = { part: name, region0: null, region1: null };
  if (kind === 'order') {
    if (draft.partAt(place) === part) return undefined;
    return chosen(choosing, { kind, of, side: 'front', crossingUnit: null }, place, null);
  }
  const own = [...scene.tauT.values].filter((_, cell) => scene.partsT.values[cell] === part).sort((a, b) => a - b);
  const median = own[own.length >> 1] ?? scene.tUnit;
  if (Math.abs(median - scene.tUnit) < LATE_UNIT) return undefined;
  const points = [{ tUnit: scene.tUnit, ownUnit: Math.min(Math.max(median, 0), 1) }];
  return chosen(choosing, { kind, of, points }, place, null);
}

function ofMask(
  part: number,
  name: string,
  place: PlacePx,
  choosing: Choosing,
  hasSaid: (of: GestureKind, key: 0 | 1 | null) => boolean,
): ChosenGesture | undefined {
  const { scene } = choosing;
  for (const key of [0, 1] as const) {
    const mask = hasSaid('key-mask', key) ? undefined : regionOf(scene.partsKeys[key], part, scene);
    if (mask) {
      return chosen(choosing, { kind: 'key-mask', part: name, shape: { by: 'mask', mask } }, place, null, key);
    }
  }
  const mask = hasSaid('mask-at', null) ? undefined : regionOf(scene.partsT, part, scene);
  return mask && chosen(choosing, { kind: 'mask-at', tUnit: scene.tUnit, part: name, mask }, place, null);
}

function ofLines({ at }: WorstPlace, choosing: Choosing): ChosenGesture | undefined {
  const { scene, made } = choosing;
  const drawnBefore = made.flatMap(({ gesture }) => (gesture.kind === 'lines' ? gesture.lines : []));
  const stroke = strokeFrom(thinTruth(scene), nearestMissing(scene, choosing.draft, at));
  if (!stroke) return undefined;
  const isNew = ({ x, y }: PlacePx) =>
    !drawnBefore.some(({ pointsPx }) => pointsPx.some(([a, b]) => Math.hypot(a - x, b - y) < 2));
  if (stroke.filter(isNew).length < stroke.length / 2) return undefined;
  const pointsPx = stroke.map(({ x, y }): [number, number] => [x, y]);
  const lines = [{ widthPx: Math.max(1.5, (scene.heightPx * 2) / 540), pointsPx }];
  return chosen(choosing, { kind: 'lines', tUnit: scene.tUnit, colour: null, lines }, at, null);
}

const thin = new WeakMap<ArtistScene, ReturnType<typeof thinned>>();

function thinTruth(scene: ArtistScene) {
  const known = thin.get(scene) ?? thinned(scene.truth.lines.lines);
  thin.set(scene, known);
  return known;
}

/** The true line near a place that the drawing misses most. */
function nearestMissing(scene: ArtistScene, draft: ArtistDraft, at: PlacePx): PlacePx {
  const { widthPx, heightPx, truth } = scene;
  const { distancePx } = lineDrawing(linesOf(overWhite(draft.picture.rgba, widthPx, heightPx)));
  let [best, most] = [at, 0];
  const reach = heightPx * 0.06;
  for (let y = Math.max(0, Math.floor(at.y - reach)); y < Math.min(heightPx, at.y + reach); y += 1) {
    for (let x = Math.max(0, Math.floor(at.x - reach)); x < Math.min(widthPx, at.x + reach); x += 1) {
      const i = y * widthPx + x;
      const missed = truth.lines.lines.on[i] ? (distancePx.values[i] ?? 0) : 0;
      if (missed > most) [best, most] = [{ x: x + 0.5, y: y + 0.5 }, missed];
    }
  }
  return best;
}
