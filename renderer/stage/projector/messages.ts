import type { PictureId } from '../../../main/contract/cut';
import type { DrawingMaps } from '../../../main/contract/maps';
import type { FromPainter, ToPainter } from '../../correct/paint/painter/messages';
import type { PlayRange } from '../../state/play-clock';
import type { Arc } from '../../state/stage-arcs';
import type { Overlay } from '../../state/view-store';
import type { SizePx, StageTransform } from '../view-transform';

/**
 * What the page and its projector say to each other. The projector is a worker: it owns the stage's canvas and every decoded
 * picture; the page tells it what is to be seen, in picture ids, and never holds a pixel itself.
 */

/** What lies under the drawings: `paper` is the grey-white of drawing paper, `picture` one that a person has chosen. */
export type Ground = 'paper' | 'white' | 'black' | 'checker' | 'picture';

/** One cel as it plays: from `frames[i]` on it shows `pictures[i]` (null: nothing). Sorted by frame. */
export interface CelStrip {
  readonly celId: string;
  readonly frames: readonly number[];
  readonly pictures: readonly (PictureId | null)[];
}

export interface Layer {
  readonly celId: string;
  readonly picture: PictureId | null;
  readonly opacity01: number;
  /** A key that is shown faded in place of a drawing that is not drawn yet. */
  readonly isStandIn: boolean;
}

/** A sheet seen through the paper: a neighbour of the onion skin. `tint` null: in its own colours. */
export interface OnionSheet {
  readonly picture: PictureId;
  readonly tint: string | null;
  readonly opacity01: number;
}

/** A sheet on the light table: turned about the middle of the paper, then shifted, in pixels of the paper. */
export interface PinnedSheet extends OnionSheet {
  readonly dxPx: number;
  readonly dyPx: number;
  readonly rotationDeg: number;
  /** Held by the hand now: its middle is marked. */
  readonly isActive: boolean;
}

export interface Scene {
  /** The canvas in device pixels, and how many of them make a CSS pixel. */
  readonly canvas: SizePx;
  readonly ratio: number;
  readonly paper: SizePx;
  readonly ground: Ground;
  readonly transform: StageTransform;
  readonly frame: number;
  /** Bottom to top. */
  readonly layers: readonly Layer[];
  /** Which layer the onion skin and the light table belong to; -1: none. */
  readonly selected: number;
  readonly onion: readonly OnionSheet[];
  readonly pins: readonly PinnedSheet[];
  /** The pictures that fingers may hold up next: kept ready. */
  readonly fingers: readonly PictureId[];
  readonly overlays: readonly Overlay[];
}

export interface OverlayFacts {
  readonly maps: DrawingMaps | null;
  readonly arcs: readonly Arc[];
  /** The worst place as the document knows it, share of the picture's width and height; null: read from the map. */
  readonly lookAt: { readonly x01: number; readonly y01: number } | null;
}

/**
 * The counter beside the transport, while the cut plays: figures that change 24 times a second are drawn here, so that nothing
 * of the page is laid out or painted for them. Lengths in CSS pixels within the canvas.
 */
export interface CounterLook {
  readonly ratio: number;
  readonly heightPx: number;
  readonly ground: string;
  readonly frame: CounterText;
  readonly time: CounterText;
  /** Of the cut, whatever the speed. */
  readonly rateFps: number;
}

export interface CounterText {
  readonly leftPx: number;
  readonly widthPx: number;
  readonly align: 'left' | 'right';
  /** As canvas and CSS write it. */
  readonly font: string;
  readonly ink: string;
}

export type ToProjector =
  | { readonly type: 'canvas'; readonly canvas: OffscreenCanvas }
  /** Cels that changed, and the ids of all there are. */
  | { readonly type: 'strips'; readonly celIds: readonly string[]; readonly changed: readonly CelStrip[] }
  | { readonly type: 'scene'; readonly scene: Scene | null }
  | { readonly type: 'overlays'; readonly facts: OverlayFacts }
  | { readonly type: 'background'; readonly blob: Blob | null }
  | {
      readonly type: 'play';
      readonly run: number;
      readonly range: PlayRange;
      readonly startFrame: number;
      /** Frames of the cut a second, times the speed. */
      readonly rateFps: number;
    }
  | { readonly type: 'stop' }
  /** What a hand paints on the drawing that is at rest. */
  | { readonly type: 'paint'; readonly paint: ToPainter }
  /** Drawn on until the run is over; each run brings a canvas of its own. */
  | { readonly type: 'counter'; readonly canvas: OffscreenCanvas; readonly look: CounterLook }
  | { readonly type: 'lend'; readonly request: number; readonly picture: PictureId; readonly widthPx: number | null };

export interface PlayCount {
  readonly presentedFrames: number;
  readonly droppedFrames: number;
  /** Frames that reached the screen in the last second; null in the first one. */
  readonly realFps: number | null;
}

export type FromProjector =
  /** This frame stands on the screen now. `startedAtMs`: when the run's first frame had its turn, Unix time with fractions. */
  | {
      readonly type: 'presented';
      readonly run: number;
      readonly frame: number;
      readonly count: PlayCount;
      readonly startedAtMs: number;
    }
  | { readonly type: 'ended'; readonly run: number; readonly frame: number; readonly count: PlayCount }
  /** All pictures that cannot be shown at present. */
  | { readonly type: 'failed'; readonly pictures: readonly PictureId[] }
  | { readonly type: 'paint'; readonly paint: FromPainter }
  | { readonly type: 'lent'; readonly request: number; readonly bitmap: ImageBitmap | null };
