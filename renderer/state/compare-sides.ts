import type { Cel, Cut, Drawing, Inbetween, PictureId } from '../../main/contract/cut';
import { celById, drawingById } from '../../main/contract/cut-queries';
import type { Drafts } from './drafts';
import { pictureOf } from './drafts';

/**
 * One side of a comparison. All but the pinned one are told from the drawing that is looked at now, so that "this one against its
 * first key" stays true from drawing to drawing.
 */
export type CompareSide =
  | { readonly kind: 'this' | 'first-key' | 'second-key' | 'previous' | 'next' }
  /** Of the drawing's versions, from 0. */
  | { readonly kind: 'version'; readonly index: number }
  | { readonly kind: 'pinned'; readonly celId: string; readonly drawingId: string; readonly picture: PictureId };

export interface ComparedPicture {
  readonly celId: string;
  readonly celName: string;
  readonly drawing: Drawing;
  readonly picture: PictureId;
  /** From 1; null where it is the drawing's only picture. */
  readonly version: number | null;
  /** Whether the sheet shows this picture for the drawing. */
  readonly isChosen: boolean;
}

function shown(cel: Cel, drawing: Drawing | undefined, drafts: Drafts): ComparedPicture | null {
  const picture = drawing && pictureOf(cel.id, drawing, drafts);
  if (drawing === undefined || !picture) return null;
  return compared(cel, drawing, picture);
}

function compared(cel: Cel, drawing: Drawing, picture: PictureId): ComparedPicture {
  const versions = drawing.kind === 'inbetween' ? drawing.versions : [];
  const index = versions.findIndex((version) => version.picture === picture);
  return {
    celId: cel.id,
    celName: cel.name,
    drawing,
    picture,
    version: versions.length > 1 && index >= 0 ? index + 1 : null,
    isChosen: drawing.picture === picture,
  };
}

/** The drawings before and after on the sheet, blanks and holds passed over. */
function beside(cel: Cel, drawing: Drawing, direction: 1 | -1): Drawing | undefined {
  const order = [...new Set(cel.exposures.map((exposure) => exposure.drawingId).filter((id) => id !== null))];
  const index = order.indexOf(drawing.id);
  return index === -1 ? undefined : drawingById(cel, order[index + direction]);
}

function keyOf(cel: Cel, drawing: Drawing, which: 'fromDrawingId' | 'toDrawingId'): Drawing | undefined {
  const span =
    drawing.kind === 'inbetween'
      ? cel.spans.find((candidate) => candidate.id === drawing.spanId)
      : cel.spans.find((candidate) =>
          which === 'fromDrawingId' ? candidate.toDrawingId === drawing.id : candidate.fromDrawingId === drawing.id,
        );
  return span && drawingById(cel, span[which]);
}

/** The picture a side means; null where there is none (no second version, no key after, not drawn yet). */
export function pictureOfSide(
  cut: Cut,
  cel: Cel,
  drawing: Drawing,
  side: CompareSide,
  drafts: Drafts,
): ComparedPicture | null {
  switch (side.kind) {
    case 'this':
      return shown(cel, drawing, drafts);
    case 'first-key':
      return shown(cel, keyOf(cel, drawing, 'fromDrawingId'), drafts);
    case 'second-key':
      return shown(cel, keyOf(cel, drawing, 'toDrawingId'), drafts);
    case 'previous':
      return shown(cel, beside(cel, drawing, -1), drafts);
    case 'next':
      return shown(cel, beside(cel, drawing, 1), drafts);
    case 'version': {
      const version = drawing.kind === 'inbetween' ? drawing.versions[side.index] : undefined;
      return version === undefined ? null : compared(cel, drawing, version.picture);
    }
    case 'pinned': {
      const pinnedCel = celById(cut, side.celId);
      const pinned = pinnedCel && drawingById(pinnedCel, side.drawingId);
      return pinnedCel && pinned ? compared(pinnedCel, pinned, side.picture) : null;
    }
  }
}

/** What there is to choose from for this drawing, without sides that mean nothing here. */
export function sidesFor(cut: Cut, cel: Cel, drawing: Drawing, drafts: Drafts): CompareSide[] {
  const versions = drawing.kind === 'inbetween' ? drawing.versions : [];
  const isPainted = drawing.kind === 'inbetween' && drawing.paint !== undefined;
  const sides: CompareSide[] = [
    { kind: 'this' },
    // Of a painted drawing the only version is what lies below the paint.
    ...(versions.length > 1 || isPainted ? versions.map((_, index) => ({ kind: 'version' as const, index })) : []),
    { kind: 'first-key' },
    { kind: 'second-key' },
    { kind: 'previous' },
    { kind: 'next' },
  ];
  return sides.filter((side) => pictureOfSide(cut, cel, drawing, side, drafts) !== null);
}

/** The picture most worth comparing a drawing with: its newest other version, else the key it comes from. */
export function usualOther(drawing: Drawing): CompareSide {
  const other = drawing.kind === 'inbetween' ? newestOther(drawing) : -1;
  return other >= 0
    ? { kind: 'version', index: other }
    : { kind: drawing.kind === 'inbetween' ? 'first-key' : 'previous' };
}

function newestOther(drawing: Inbetween): number {
  return drawing.versions.findLastIndex((version) => version.picture !== drawing.picture);
}

/** As the value of a list of choices. */
export function sideText(side: CompareSide): string {
  return side.kind === 'version' ? `version ${side.index}` : side.kind;
}
