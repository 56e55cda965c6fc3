import type { HalfField } from '../labels';
import { type ArtistScene, awayPx, BACKGROUND, isOnPaper, type PlacePx, partAt } from './artist-scene';
import { type AsOne, missed, movesAsOne, nearPx } from './reach-as-one';
import { sourceOf } from './shown-places';
import type { WorstPlace } from './worst-places';

/** One thing in both keys, by a spot of it. */
export interface MatchedSpot extends AsOne {
  readonly to: PlacePx;
  readonly first: PlacePx;
  readonly second: PlacePx;
}

const SPOTS = 28;
const TRIES = 12 * SPOTS;
/** From the worst place outwards up to this, and as many again anywhere on the lines that are wrong. */
const AROUND_SHARE = 0.3;
/** Two proposals farther apart than this mean two things. */
const APART_SHARE = 0.12;

/**
 * A person sees which things are wrong, and says where one is by a spot in the middle of it rather than by its edge: of some spots, those
 * whose motion repairs most of the lines that are missing; one a thing, the best first. The wall behind is a thing like others.
 * @param missingPx at each pixel that has a true line, how far the drawing's lines are
 * @param refused spots that were said before, in key 0
 */
export function bestMatches(
  scene: ArtistScene,
  missingPx: Float32Array,
  { at }: WorstPlace,
  random: () => number,
  refused: readonly PlacePx[],
  most: number,
): MatchedSpot[] {
  const wrong = wrongPlaces(scene, missingPx);
  const around = AROUND_SHARE * scene.heightPx;
  const found: { spot: MatchedSpot; gain: number; isBackground: boolean }[] = [];
  for (let tries = 0; tries < TRIES && found.length < 2 * SPOTS; tries += 1) {
    // From the worst place outwards, then anything that is wrong.
    const away = (around * tries) / TRIES;
    const anywhere = wrong[Math.floor(random() * wrong.length)]?.place;
    const beside = { x: at.x + (2 * random() - 1) * away, y: at.y + (2 * random() - 1) * away };
    const to = tries % 2 === 0 ? beside : anywhere;
    if (!to || !isOnPaper(scene, to)) continue;
    const [first, second] = [sourceOf(scene, 0, to), sourceOf(scene, 1, to)];
    if (!first || !second || !isOnPaper(scene, first) || !isOnPaper(scene, second)) continue;
    if (refused.some((spot) => awayPx(spot, first) < 4)) continue;
    const isBackground = partAt(scene.partsT, to) === BACKGROUND;
    if (isBackground && !(isBare(scene.partsKeys[0], first, scene) && isBare(scene.partsKeys[1], second, scene)))
      continue;
    const asOne = movesAsOne(scene, first, second, isBackground);
    const gain = repaired(wrong, first, second, asOne, isBackground, scene.heightPx);
    if (gain > 0) found.push({ spot: { to, first, second, ...asOne }, gain, isBackground });
  }
  found.sort((a, b) => b.gain - a.gain);
  const apart = APART_SHARE * scene.heightPx;
  const chosen: typeof found = [];
  for (const one of found) {
    const isSame = (other: (typeof found)[number]) =>
      one.isBackground === other.isBackground && (one.isBackground || awayPx(one.spot.first, other.spot.first) < apart);
    if (chosen.length < most && !chosen.some(isSame)) chosen.push(one);
  }
  return chosen.map(({ spot }) => spot);
}

/** A wall is taken hold of where nothing stands before it. */
const BARE_SHARE = 0.05;

function isBare(parts: HalfField, { x, y }: PlacePx, { heightPx }: ArtistScene): boolean {
  const far = BARE_SHARE * heightPx;
  return [-far, 0, far].every((dx) =>
    [-far, 0, far].every((dy) => partAt(parts, { x: x + dx, y: y + dy }) === BACKGROUND),
  );
}

interface WrongPlace {
  readonly place: PlacePx;
  readonly source0: PlacePx;
  readonly source1: PlacePx;
  readonly isBackground: boolean;
  readonly missedPx: number;
}

function wrongPlaces(scene: ArtistScene, missingPx: Float32Array): WrongPlace[] {
  const { widthPx, heightPx, truth } = scene;
  const places: WrongPlace[] = [];
  for (let i = 0; i < missingPx.length; i += 2) {
    const missedPx = missingPx[i] ?? 0;
    if (!truth.lines.lines.on[i] || missedPx <= 1.5) continue;
    const place = { x: (i % widthPx) + 0.5, y: Math.floor(i / widthPx) + 0.5 };
    const isBackground = partAt(scene.partsT, place) === BACKGROUND;
    const [source0, source1] = [sourceOf(scene, 0, place), sourceOf(scene, 1, place)];
    if (source0 && source1)
      places.push({ place, source0, source1, isBackground, missedPx: Math.min(missedPx, heightPx * 0.1) });
  }
  return places;
}

function repaired(
  wrong: readonly WrongPlace[],
  first: PlacePx,
  second: PlacePx,
  { reachPx, turn }: AsOne,
  isBackground: boolean,
  heightPx: number,
): number {
  const near = nearPx(heightPx);
  let sum = 0;
  for (const { source0, source1, missedPx, isBackground: behind } of wrong) {
    if (behind !== isBackground || awayPx(source0, first) > reachPx) continue;
    const pair = {
      ax: source0.x - first.x,
      ay: source0.y - first.y,
      bx: source1.x - second.x,
      by: source1.y - second.y,
    };
    // The nearer it goes to where it belongs the more is repaired: so the spot is taken whose motion most follow, a trunk's before a hand's.
    sum += missedPx * Math.max(0, 1 - missed(pair, turn) / near);
  }
  return sum;
}
