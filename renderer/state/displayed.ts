import { indexOfCel } from '../../main/contract/cel-index';
import type { Cel, Drawing, PictureId } from '../../main/contract/cut';
import { drawingAt } from '../../main/contract/cut-queries';
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
  const span = indexOfCel(cel).spans.get(drawing.spanId);
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
