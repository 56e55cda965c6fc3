import type { Cel, Drawing, PictureId } from '../../main/contract/cut';
import { drawingAt, drawingById, exposureAt } from '../../main/contract/cut-queries';
import { type Drafts, pictureOf } from './drafts';
import { keysOfSpan, spanHere } from './span-here';

/** Fingers between the paper: which of the span's three drawings is held up, if any. */
export type Flip = 'first' | 'this' | 'next';

/** What one cel shows on one frame. */
export interface Displayed {
  readonly drawing: Drawing;
  readonly picture: PictureId;
  /** Set when the drawing itself is not there yet and this key stands in for it. */
  readonly standInNumber: number | null;
}

function standInKey(cel: Cel, drawing: Drawing): { number: number; picture: PictureId } | undefined {
  if (drawing.kind !== 'inbetween') return undefined;
  const span = cel.spans.find((candidate) => candidate.id === drawing.spanId);
  const keys = span && keysOfSpan(cel, span);
  if (!keys) return undefined;
  return drawing.tUnit <= 0.5 ? keys.from : keys.to;
}

/** The drawing that is held up while a flip key is down; undefined when the cel has none there. */
export function flippedDrawing(cel: Cel, frame: number, flip: Flip): Drawing | undefined {
  if (flip === 'this') return drawingAt(cel, frame);
  const span = spanHere(cel, frame);
  const keys = span && keysOfSpan(cel, span);
  if (!keys) return drawingAt(cel, frame);
  return flip === 'first' ? keys.from : keys.to;
}

/** A drawing, or the nearer key in its place while it is not drawn yet. */
export function displayedDrawing(cel: Cel, drawing: Drawing | undefined, drafts: Drafts): Displayed | null {
  if (drawing === undefined) return null;
  const picture = pictureOf(cel.id, drawing, drafts);
  if (picture !== null) return { drawing, picture, standInNumber: null };
  const key = standInKey(cel, drawing);
  return key === undefined ? null : { drawing, picture: key.picture, standInNumber: key.number };
}

export function displayedAt(cel: Cel, frame: number, drafts: Drafts, flip: Flip | null = null): Displayed | null {
  return displayedDrawing(cel, flip === null ? drawingAt(cel, frame) : flippedDrawing(cel, frame, flip), drafts);
}

/** While playing, what is not drawn yet is held from the drawing before, as a sheet of keys would play. */
export function playedAt(cel: Cel, frame: number, drafts: Drafts): PictureId | null {
  for (let at = exposureAt(cel, frame); at !== undefined; at = exposureAt(cel, at.frame - 1)) {
    const drawing = drawingById(cel, at.drawingId);
    if (drawing === undefined) return null;
    const picture = pictureOf(cel.id, drawing, drafts);
    if (picture !== null) return picture;
  }
  return null;
}

/** The drawings before and after the one on this frame: the two sheets under the onion skin. */
export function neighboursAt(
  cel: Cel,
  frame: number,
  drafts: Drafts,
): { before: PictureId | null; after: PictureId | null } {
  const here = exposureAt(cel, frame);
  const index = here === undefined ? -1 : cel.exposures.indexOf(here);
  const pictureAt = (position: number): PictureId | null => {
    const exposure = cel.exposures[position];
    const drawing = exposure && drawingById(cel, exposure.drawingId);
    return drawing === undefined ? null : pictureOf(cel.id, drawing, drafts);
  };
  return { before: index > 0 ? pictureAt(index - 1) : null, after: pictureAt(index + 1) };
}
