import type { Place } from '../../../main/contract/correction';
import type { PictureId } from '../../../main/contract/cut';
import type { SizePx } from '../../stage/view-transform';
import type { FillOptions } from './fill-to-lines';

/** What the page asks of the worker that reads drawings, by picture id; pixels stay there unless they are asked for. */
export type RasterAsk =
  /** The area around a place, bounded by lines, with so much of the lines around it. */
  | {
      readonly kind: 'fill';
      readonly picture: PictureId;
      readonly paper: SizePx;
      readonly seed: Place;
      readonly options: FillOptions;
      readonly overLinesPx: number;
    }
  | {
      readonly kind: 'snap';
      readonly picture: PictureId;
      readonly paper: SizePx;
      readonly inside: Uint8Array;
      readonly reachPx: number;
    }
  /** The colour at a place of the paper, whatever size the picture has: [r, g, b, a]. */
  | { readonly kind: 'colour'; readonly picture: PictureId; readonly paper: SizePx; readonly at: Place };

export type RasterRequest =
  | { readonly kind: 'ask'; readonly request: number; readonly ask: RasterAsk }
  /** Nobody waits for it any more. */
  | { readonly kind: 'cancel'; readonly request: number };

export type RasterReply =
  /** How much is done, 0 to 1. */
  | { readonly kind: 'progress'; readonly request: number; readonly done01: number }
  /** `bytes`: a whole paper of 0 and 1, or a colour; null: nothing there, cancelled, or the picture cannot be read. */
  | { readonly kind: 'done'; readonly request: number; readonly bytes: Uint8Array | null };
