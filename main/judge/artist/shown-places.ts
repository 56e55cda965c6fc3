import type { ArtistDraft } from './artist-draft';
import {
  type ArtistScene,
  awayPx,
  BACKGROUND,
  cellAt,
  isOnPaper,
  type PlacePx,
  partAt,
  plus,
  vectorAt,
} from './artist-scene';
import type { WorstPlace } from './worst-places';

/** A place of the true in-between, and where the drawing as it is shows the same thing. */
export interface MisplacedSpot {
  /** Where it belongs. */
  readonly to: PlacePx;
  /** Where the drawing has it; undefined where it shows it nowhere. */
  readonly from: PlacePx | undefined;
  /** Where it is in the keys; null where something covers it there. */
  readonly sources: readonly [PlacePx | null, PlacePx | null];
  readonly part: number;
  /** How far around it things are off in the same way, px. */
  readonly reachPx: number;
}

/** A drawing that takes its pixels from this near shows the thing itself. */
const SAME_PX = 2.5;
const SEARCH_STEP_PX = 2;

export function sourceOf({ flowT, visibleT }: ArtistScene, key: 0 | 1, place: PlacePx): PlacePx | null {
  const seen = (visibleT[key].values[cellAt(visibleT[key], place)] ?? 0) > 0;
  return seen ? plus(place, vectorAt(flowT[key], place)) : null;
}

/** Where the drawing shows what a key has at `source`: the place nearest to `near` of those that do. */
export function shownAt(
  draft: ArtistDraft,
  scene: ArtistScene,
  key: 0 | 1,
  source: PlacePx,
  near: PlacePx,
): PlacePx | undefined {
  let best: PlacePx | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let y = 1; y < scene.heightPx; y += SEARCH_STEP_PX) {
    for (let x = 1; x < scene.widthPx; x += SEARCH_STEP_PX) {
      const place = { x, y };
      const missed = awayPx(draft.sourceIn(key, place), source);
      if (missed > SAME_PX) continue;
      const share = key === 0 ? draft.share0(place) : 1 - draft.share0(place);
      if (share < 0.5) continue;
      const price = missed + 0.02 * awayPx(place, near);
      if (price < least) [best, least] = [place, price];
    }
  }
  if (!best) return undefined;
  // Between the steps of the search.
  const found = draft.sourceIn(key, best);
  const exact = { x: best.x + source.x - found.x, y: best.y + source.y - found.y };
  return isOnPaper(scene, exact) ? exact : best;
}

/** Places of the figure on a true line near the worst place, those that miss the drawing most first. */
function trueLinePlaces(scene: ArtistScene, distancePx: Float32Array, { at }: WorstPlace): PlacePx[] {
  const { widthPx, heightPx, truth } = scene;
  const reach = heightPx * 0.06;
  const found: { place: PlacePx; missed: number }[] = [];
  for (let y = Math.max(0, Math.floor(at.y - reach)); y < Math.min(heightPx, at.y + reach); y += 1) {
    for (let x = Math.max(0, Math.floor(at.x - reach)); x < Math.min(widthPx, at.x + reach); x += 1) {
      const i = y * widthPx + x;
      const missed = distancePx[i] ?? 0;
      if (!truth.lines.lines.on[i] || missed <= 1.5) continue;
      const place = { x: x + 0.5, y: y + 0.5 };
      if (partAt(scene.partsT, place) !== BACKGROUND) found.push({ place, missed });
    }
  }
  return found.sort((a, b) => b.missed - a.missed).map(({ place }) => place);
}

/** Of a glance's places these are looked at: the first, and some down the list. */
const LOOKED_AT = 6;

/** What is off at a place that looks wrong. @param distancePx to the drawing's lines */
export function misplacedAt(
  scene: ArtistScene,
  draft: ArtistDraft,
  distancePx: Float32Array,
  worst: WorstPlace,
): MisplacedSpot[] {
  const places = trueLinePlaces(scene, distancePx, worst);
  const chosen = places.filter((_, index) => index % Math.max(1, Math.floor(places.length / LOOKED_AT)) === 0);
  return chosen.slice(0, LOOKED_AT).flatMap((to): MisplacedSpot[] => {
    const sources = [sourceOf(scene, 0, to), sourceOf(scene, 1, to)] as const;
    const part = partAt(scene.partsT, to);
    const shown = ([0, 1] as const).flatMap((key) => {
      const source = sources[key];
      const place = source && shownAt(draft, scene, key, source, to);
      return place ? [place] : [];
    });
    const from = shown.sort((a, b) => awayPx(a, to) - awayPx(b, to))[0];
    if (from && awayPx(from, to) < 2) return [];
    return [{ to, from, sources, part, reachPx: reachOf(scene, draft, to, sources) }];
  });
}

/** The neighbourhood in which the drawing is off by about the same: what moves when the spot is taken along. */
function reachOf(
  scene: ArtistScene,
  draft: ArtistDraft,
  to: PlacePx,
  sources: readonly [PlacePx | null, PlacePx | null],
): number {
  const key = sources[0] ? 0 : 1;
  const offAt = (place: PlacePx): PlacePx => {
    const [is, should] = [draft.sourceIn(key, place), plus(place, vectorAt(scene.flowT[key], place))];
    return { x: is.x - should.x, y: is.y - should.y };
  };
  const own = offAt(to);
  const alike = Math.max(3, 0.5 * Math.hypot(own.x, own.y));
  const { widthCells, heightCells } = scene.partsT;
  const start = cellAt(scene.partsT, to);
  const met = new Uint8Array(widthCells * heightCells);
  const cells = [start];
  met[start] = 1;
  for (let next = 0; next < cells.length; next += 1) {
    const cell = cells[next] ?? start;
    const [column, row] = [cell % widthCells, Math.floor(cell / widthCells)];
    for (const [x, y] of [
      [column - 1, row],
      [column + 1, row],
      [column, row - 1],
      [column, row + 1],
    ] as const) {
      if (x < 0 || y < 0 || x >= widthCells || y >= heightCells) continue;
      const at = y * widthCells + x;
      if (met[at] === 1 || (scene.partsT.values[at] ?? BACKGROUND) === BACKGROUND) continue;
      met[at] = 1;
      if (awayPx(offAt({ x: 2 * x + 1, y: 2 * y + 1 }), own) < alike) cells.push(at);
    }
  }
  const distances = cells
    .map((cell) => awayPx(to, { x: 2 * (cell % widthCells) + 1, y: 2 * Math.floor(cell / widthCells) + 1 }))
    .sort((a, b) => a - b);
  const far = distances[Math.floor((distances.length - 1) * 0.9)] ?? 0;
  return Math.min(Math.max(far * 1.2, 10), scene.heightPx / 2);
}
