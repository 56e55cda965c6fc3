import type { Mask } from '../../contract/correction-mask';
import { maskOfPixels } from '../../contract/correction-mask';
import { asPixels, type HalfField } from '../labels';
import type { LineDrawing } from '../line-metrics';
import type { ArtistDraft } from './artist-draft';
import { type ArtistScene, BACKGROUND, cellAt, type PlacePx } from './artist-scene';
import { misplacedAt } from './shown-places';
import type { WorstPlace } from './worst-places';

/** One thing as a person marks it in both keys: a part of a figure, or the figure whole. */
export interface MarkedThing {
  /** Where it is wrong in the drawing. */
  readonly to: PlacePx;
  readonly regions: readonly [Mask, Mask];
}

/** What is smaller than this in cells of 2 px is not worth a region. */
const LEAST_CELLS = 16;
/** So much of the smaller region's box must be new against what was proposed before. */
const SAME_BOX_PX = 6;

/** The thing at each of the worst places, first its part, then the whole figure; each once. @param said regions of key 0 said before */
export function markedThings(
  scene: ArtistScene,
  draft: ArtistDraft,
  drawn: LineDrawing,
  places: readonly WorstPlace[],
  said: readonly Mask[],
  most: number,
): MarkedThing[] {
  const found: MarkedThing[] = [];
  const isKnown = (region: Mask) =>
    [...said, ...found.map(({ regions }) => regions[0])].some((other) => isSameBox(other, region));
  for (const place of places) {
    for (const { to, sources } of misplacedAt(scene, draft, drawn.distancePx.values, place).slice(0, 2)) {
      const [first, second] = sources;
      if (!first || !second) continue;
      for (const whole of [false, true]) {
        if (found.length >= most) return found;
        const region0 = thingAt(scene.partsKeys[0], first, whole, scene);
        const region1 = thingAt(scene.partsKeys[1], second, whole, scene);
        if (region0 && region1 && !isKnown(region0)) found.push({ to, regions: [region0, region1] });
      }
    }
  }
  return found;
}

const isSameBox = (a: Mask, b: Mask): boolean =>
  Math.abs(a.xPx - b.xPx) + Math.abs(a.yPx - b.yPx) < SAME_BOX_PX &&
  Math.abs(a.widthPx - b.widthPx) + Math.abs(a.heightPx - b.heightPx) < SAME_BOX_PX;

/** What hangs together around a place: cells of its part, or of anything that is not the room behind. */
function thingAt(parts: HalfField, place: PlacePx, whole: boolean, scene: ArtistScene): Mask | undefined {
  const { values, widthCells, heightCells } = parts;
  const start = cellAt(parts, place);
  const own = values[start] ?? BACKGROUND;
  if (own === BACKGROUND) return undefined;
  const met = new Uint8Array(values.length);
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
      const value = values[at] ?? BACKGROUND;
      if (met[at] || (whole ? value === BACKGROUND : value !== own)) continue;
      met[at] = 1;
      cells.push(at);
    }
  }
  if (cells.length < LEAST_CELLS) return undefined;
  const { on } = asPixels((cell) => met[cell] === 1, parts, scene.widthPx, scene.heightPx);
  return maskOfPixels(on, scene.widthPx, scene.heightPx);
}
