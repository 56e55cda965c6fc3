import type { Cel, Drawing, PictureId } from '../../main/contract/cut';
import { drawingById, exposureAt } from '../../main/contract/cut-queries';
import { type Drafts, pictureOf } from './drafts';
import { type Onion, TINT_COLOURS } from './onion-store';

export interface OnionNeighbour {
  readonly picture: PictureId;
  readonly tint: string | null;
  readonly opacity01: number;
}

/** The farthest neighbour has this share of the nearest one's opacity. */
const FARTHEST = 0.35;

/** Pictures of the drawings on one side, nearest first: each drawing once, blanks and holds passed over. */
function neighbours(
  cel: Cel,
  frame: number,
  drafts: Drafts,
  direction: 1 | -1,
  count: number,
  keysOnly: boolean,
): PictureId[] {
  const here = exposureAt(cel, frame);
  const index = here === undefined ? -1 : cel.exposures.indexOf(here);
  const seen = new Set<string>(here?.drawingId == null ? [] : [here.drawingId]);
  const found: PictureId[] = [];
  const wanted = (drawing: Drawing) => !keysOnly || drawing.kind === 'key';
  for (let at = index + direction; found.length < count; at += direction) {
    const exposure = cel.exposures[at];
    if (exposure === undefined) break;
    const drawing = drawingById(cel, exposure.drawingId);
    if (drawing === undefined || seen.has(drawing.id)) continue;
    seen.add(drawing.id);
    const picture = wanted(drawing) ? pictureOf(cel.id, drawing, drafts) : null;
    if (picture !== null) found.push(picture);
  }
  return found;
}

/** The sheets under the onion skin, the farthest first, as they are laid down. */
export function onionSheets(cel: Cel, frame: number, drafts: Drafts, onion: Onion): OnionNeighbour[] {
  const colours = TINT_COLOURS[onion.tint];
  const side = (direction: 1 | -1, count: number, tint: string | null) =>
    neighbours(cel, frame, drafts, direction, count, onion.keysOnly)
      .map((picture, index) => ({
        picture,
        tint,
        opacity01: onion.opacity01 * (count <= 1 ? 1 : 1 - (index / (count - 1)) * (1 - FARTHEST)),
      }))
      .reverse();
  return [...side(-1, onion.before, colours?.before ?? null), ...side(1, onion.after, colours?.after ?? null)];
}
