import type { Place } from '../../../main/contract/correction';
import { drawingById } from '../../../main/contract/cut-queries';
import type { DrawingMaps } from '../../../main/contract/maps';
import { usePart } from '../../state/correct-region';
import { currentCut, useCut } from '../../state/cut-store';
import { pictureOf } from '../../state/drafts';
import { mapsOf } from '../../state/maps-store';
import { say, tellError } from '../../state/notices-store';
import { isPartName } from '../../words/part-names';
import type { Words } from '../../words/words';
import { type GestureHere, gestureHere } from '../gesture';
import { askRaster } from '../raster/ask-raster';
import { redrawTool } from '../redraw-tool';

export function sayPart(words: Words, part: string): string {
  return isPartName(part) ? words.parts[part] : part;
}

/** What this drawing shows now; null: it is not drawn yet. */
export function pictureHere({ cel, drawing }: GestureHere): string | null {
  return pictureOf(cel.id, drawing, useCut.getState().drafts);
}

/** Of the drawing under the playhead, whenever it is asked: a drawing that was not there may have come. */
export function pictureNow(): string | null {
  const here = gestureHere();
  return here === null ? null : pictureHere(here);
}

/** The background is what is no part. */
const NO_PART = 'background';

async function mapsNow(here: GestureHere): Promise<DrawingMaps | null> {
  const picture = pictureHere(here);
  const cutId = currentCut()?.id;
  if (picture === null || cutId === undefined) return null;
  return mapsOf({ cutId, celId: here.cel.id, drawingId: here.drawing.id, picture }, new AbortController().signal);
}

/** What the network saw here, or, in a drawing that is not drawn yet, in the key before it: the list of parts is the same. */
async function anyMaps(here: GestureHere): Promise<DrawingMaps | null> {
  const key = drawingById(here.cel, here.span.fromDrawingId);
  return (await mapsNow(here)) ?? (key?.kind === 'key' ? await mapsNow({ ...here, drawing: key }) : null);
}

/** The list of parts, as soon as the network has looked. */
export async function bringParts(): Promise<void> {
  const here = gestureHere();
  if (here === null) return;
  try {
    const maps = await anyMaps(here);
    if (maps === null) return;
    usePart.setState({ parts: maps.masks.parts.map(({ name }) => name).filter((name) => name !== NO_PART) });
    redrawTool();
  } catch (error) {
    tellError(error);
  }
}

/** The part that the network sees at a place of this drawing; null: none. */
async function partAt(here: GestureHere, at: Place): Promise<string | null> {
  const cut = currentCut();
  const maps = await mapsNow(here);
  if (cut === null || maps === null) return null;
  const paper = { widthPx: cut.widthPx, heightPx: cut.heightPx };
  const colour = await askRaster({ kind: 'colour', picture: maps.masks.picture, paper, at });
  const [red = 0, green = 0, blue = 0, alpha = 0] = colour ?? [];
  if (alpha === 0) return null;
  const hex = `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
  const found = maps.masks.parts.find((part) => part.colour === hex);
  return found === undefined || found.name === NO_PART ? null : found.name;
}

/** A click on a part chooses it; where there is none, or nothing is drawn yet, that is said. */
export async function pickPart(at: Place, choose: (part: string) => void): Promise<void> {
  const here = gestureHere();
  if (here === null) return;
  try {
    if (pictureHere(here) === null) {
      say((words) => words.correct.mask.notDrawn);
      return;
    }
    const part = await partAt(here, at);
    if (part === null) say((words) => words.correct.mask.noPartThere);
    else choose(part);
  } catch (error) {
    tellError(error);
  }
}
