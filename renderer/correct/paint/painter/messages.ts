import type { Place } from '../../../../main/contract/correction';
import type { PaintLayers, PictureId } from '../../../../main/contract/cut';
import type { PaintTool } from '../../../../main/contract/cut-edit';
import type { ErrorReport } from '../../../../main/contract/errors';
import type { KeyColours } from './key-colours';

/** The drawing that lies under the hand, as the document has it. */
export interface SheetFacts {
  readonly cutId: string;
  readonly celId: string;
  readonly drawingId: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly draft: PictureId | null;
  readonly over: PictureId | null;
  readonly erased: PictureId | null;
  readonly paper: PaintLayers['paper'];
  /** What the scene shows for it: its picture, or a key that stands in. */
  readonly seen: PictureId | null;
}

export interface StrokeLook {
  /** Null: what is seen is rubbed out. */
  readonly colour: string | null;
  readonly sizePx: number;
  readonly opacity01: number;
  /** Whether a pen's pressure makes it thinner. */
  readonly pressure: boolean;
  /** Without soft edges, as in binarised drawings. */
  readonly hard: boolean;
  /** How much of the hand's tremble is taken out when it lifts; 0: nothing. */
  readonly tremblePx: number;
}

export interface PaintPoint {
  readonly xPx: number;
  readonly yPx: number;
  readonly pressure01: number;
}

/** What the page tells the painter, which lives beside the projector and owns every pixel that is painted. */
export type ToPainter =
  | { readonly kind: 'sheet'; readonly sheet: SheetFacts | null }
  /** The same drawing with the same paint over something else: made again below, or shown by another picture. */
  | { readonly kind: 'ground'; readonly sheet: SheetFacts }
  /** The document has what was saved; the scene shows this picture for it from now on. */
  | { readonly kind: 'seen'; readonly name: string; readonly picture: PictureId }
  /** The document does not take what was painted on it: it is shown as it is there. */
  | { readonly kind: 'forget'; readonly name: string }
  | { readonly kind: 'stroke'; readonly look: StrokeLook; readonly points: readonly PaintPoint[] }
  | { readonly kind: 'points'; readonly points: readonly PaintPoint[] }
  /** The stroke is done, and saved. */
  | { readonly kind: 'lift' }
  /** Nothing of what is going on stays. */
  | { readonly kind: 'drop' }
  | {
      readonly kind: 'fill';
      readonly place: Place;
      readonly colour: string;
      readonly opacity01: number;
      readonly gapPx: number;
      readonly underLines: boolean;
    }
  | { readonly kind: 'pick'; readonly place: Place }
  /** Another drawing is laid there to cut from; null: this one. */
  | { readonly kind: 'source'; readonly picture: PictureId | null }
  /** What lies in the loop is taken up: off this drawing, or copied from the source. */
  | { readonly kind: 'cut'; readonly outline: readonly Place[] }
  | {
      readonly kind: 'carry';
      readonly dxPx: number;
      readonly dyPx: number;
      readonly angleDeg: number;
      readonly hard: boolean;
    }
  /** What is carried stays where it is now. */
  | { readonly kind: 'lay' }
  | { readonly kind: 'save-again' }
  /** Answered once all that was told before is done, or being saved. */
  | { readonly kind: 'ask'; readonly number: number }
  | { readonly kind: 'colours'; readonly keys: readonly PictureId[] };

export type FromPainter =
  | {
      readonly kind: 'saved';
      readonly sheet: SheetFacts;
      readonly by: PaintTool;
      readonly over: PictureId | null;
      readonly erased: PictureId | null;
    }
  /** It stays on the screen; `save-again` tries once more. */
  | { readonly kind: 'unsaved'; readonly error: ErrorReport }
  /** The drawing or the paint on it cannot be read: it is not painted on. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'picked'; readonly colour: string | null }
  | { readonly kind: 'colours'; readonly keys: readonly PictureId[]; readonly colours: KeyColours }
  /** What the lasso holds; null: nothing lay in the loop. */
  | {
      readonly kind: 'held';
      readonly box: {
        readonly left: number;
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
      } | null;
    }
  /** How many saves are under way. */
  | { readonly kind: 'saving'; readonly count: number }
  | { readonly kind: 'done'; readonly number: number }
  /** How much of an area is found, 0 to 1; null: nothing is being filled. Told only of fills that take their time. */
  | { readonly kind: 'filling'; readonly done01: number | null }
  /** A fill or a stroke that touched nothing. */
  | { readonly kind: 'nothing' };

export const nameOfSheet = ({ cutId, celId, drawingId }: Pick<SheetFacts, 'cutId' | 'celId' | 'drawingId'>): string =>
  `${cutId}\n${celId}\n${drawingId}`;
