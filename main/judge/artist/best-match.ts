import { type ArtistScene, awayPx, BACKGROUND, cellAt, isOnPaper, type PlacePx, partAt } from './artist-scene';
import { type AsOne, missed, movesAsOne, nearPx } from './reach-as-one';
import { sourceOf } from './shown-places';
import type { WorstPlace } from './worst-places';

/** One thing in both keys, by a spot of it. */
export interface MatchedSpot extends AsOne {
  readonly to: PlacePx;
  readonly first: PlacePx;
  readonly second: PlacePx;
}

const SPOTS = 14;
const AROUND_SHARE = 0.3;

/**
 * A person sees which thing is wrong at the worst place, and says where it is by a spot in the middle of it rather than by its edge: of
 * some spots around, the one whose motion repairs most of the lines that are missing.
 * @param missingPx at each pixel that has a true line, how far the drawing's lines are
 * @param refused spots that were said before, in key 0
 */
export function bestMatch(
  scene: ArtistScene,
  missingPx: Float32Array,
  { at }: WorstPlace,
  random: () => number,
  refused: readonly PlacePx[],
): MatchedSpot | undefined {
  const wrong = wrongPlaces(scene, missingPx);
  const around = AROUND_SHARE * scene.heightPx;
  let best: MatchedSpot | undefined;
  let most = 0;
  for (let tries = 0, spots = 0; tries < 12 * SPOTS && spots < SPOTS; tries += 1) {
    // From the worst place outwards.
    const away = (around * tries) / (12 * SPOTS);
    const to = { x: at.x + (2 * random() - 1) * away, y: at.y + (2 * random() - 1) * away };
    if (!isOnPaper(scene, to) || partAt(scene.partsT, to) === BACKGROUND) continue;
    const [first, second] = [sourceOf(scene, 0, to), sourceOf(scene, 1, to)];
    if (!first || !second || !isOnPaper(scene, first) || !isOnPaper(scene, second)) continue;
    if (refused.some((spot) => awayPx(spot, first) < 4)) continue;
    spots += 1;
    const asOne = movesAsOne(scene, first, second);
    const gain = repaired(wrong, first, second, asOne, scene.heightPx);
    if (gain > most) [best, most] = [{ to, first, second, ...asOne }, gain];
  }
  return best;
}

interface WrongPlace {
  readonly source0: PlacePx;
  readonly source1: PlacePx;
  readonly missedPx: number;
}

function wrongPlaces(scene: ArtistScene, missingPx: Float32Array): WrongPlace[] {
  const { widthPx, heightPx, truth } = scene;
  const places: WrongPlace[] = [];
  for (let i = 0; i < missingPx.length; i += 2) {
    const missedPx = missingPx[i] ?? 0;
    if (!truth.lines.lines.on[i] || missedPx <= 1.5) continue;
    const place = { x: (i % widthPx) + 0.5, y: Math.floor(i / widthPx) + 0.5 };
    if ((scene.partsT.values[cellAt(scene.partsT, place)] ?? BACKGROUND) === BACKGROUND) continue;
    const [source0, source1] = [sourceOf(scene, 0, place), sourceOf(scene, 1, place)];
    if (source0 && source1) places.push({ source0, source1, missedPx: Math.min(missedPx, heightPx * 0.1) });
  }
  return places;
}

function repaired(
  wrong: readonly WrongPlace[],
  first: PlacePx,
  second: PlacePx,
  { reachPx, turn }: AsOne,
  heightPx: number,
): number {
  const near = nearPx(heightPx);
  let sum = 0;
  for (const { source0, source1, missedPx } of wrong) {
    if (awayPx(source0, first) > reachPx) continue;
    const pair = {
      ax: source0.x - first.x,
      ay: source0.y - first.y,
      bx: source1.x - second.x,
      by: source1.y - second.y,
    };
    if (missed(pair, turn) < near) sum += missedPx;
  }
  return sum;
}
