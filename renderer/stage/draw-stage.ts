import type { DrawingMaps } from '../../main/contract/maps';
import type { Paper } from '../state/preferences-store';
import type { Overlay } from '../state/view-store';
import { drawArrows } from './draw-arrows';
import { drawKeypoints } from './draw-keypoints';
import { heatOf } from './heat';
import { skeletonOf } from './skeleton';
import { isOpaque, tinted } from './tint';
import { SHARP_ABOVE_ZOOM, type SizePx, type StageTransform } from './view-transform';

export interface StageLayer {
  readonly bitmap: ImageBitmap;
  readonly opacity: number;
  /** Of the selected cel only: the drawings before and after, to be seen through the paper. */
  readonly onion: { readonly before: ImageBitmap | undefined; readonly after: ImageBitmap | undefined } | null;
}

export interface StageOverlays {
  readonly shown: ReadonlySet<Overlay>;
  readonly maps: DrawingMaps;
  readonly bitmapOf: (picture: string) => ImageBitmap | undefined;
}

export interface StageScene {
  readonly paper: SizePx;
  readonly paperLook: Paper;
  /** CSS pixels to device pixels. */
  readonly ratio: number;
  readonly transform: StageTransform;
  /** Bottom to top. */
  readonly layers: readonly StageLayer[];
  readonly overlays: StageOverlays | null;
  readonly moving: boolean;
}

/** Tints of the sheets before and after: told apart by brightness too. */
const BEFORE_TINT = '#d0603a';
const AFTER_TINT = '#2f77c4';
const ONION_OPACITY = 0.55;
const CHECKER_PX = 10;

function drawPaper(context: CanvasRenderingContext2D, look: Paper, x: number, y: number, w: number, h: number): void {
  context.fillStyle = look === 'white' ? '#ffffff' : look === 'grey' ? '#9c9c9c' : '#ffffff';
  context.fillRect(x, y, w, h);
  if (look !== 'checker') return;
  context.save();
  context.beginPath();
  context.rect(x, y, w, h);
  context.clip();
  context.fillStyle = '#c9c9c9';
  // The squares keep their size on the screen whatever the zoom, and only those in view are drawn.
  const left = Math.max(0, Math.floor(-x / CHECKER_PX));
  const top = Math.max(0, Math.floor(-y / CHECKER_PX));
  const right = Math.min(w, context.canvas.width - x) / CHECKER_PX;
  const bottom = Math.min(h, context.canvas.height - y) / CHECKER_PX;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left + ((row + left) % 2); column < right; column += 2) {
      context.fillRect(x + column * CHECKER_PX, y + row * CHECKER_PX, CHECKER_PX, CHECKER_PX);
    }
  }
  context.restore();
}

/** Everything between the grey of the desk and the eye, in device pixels. */
export function drawStage(context: CanvasRenderingContext2D, scene: StageScene): void {
  const { ratio, transform, paper } = scene;
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  const x = Math.round(transform.xPx * ratio);
  const y = Math.round(transform.yPx * ratio);
  const scale = transform.zoom * ratio;
  const w = Math.round(paper.widthPx * scale);
  const h = Math.round(paper.heightPx * scale);
  drawPaper(context, scene.paperLook, x, y, w, h);

  context.imageSmoothingEnabled = transform.zoom <= SHARP_ABOVE_ZOOM;
  context.imageSmoothingQuality = scene.moving ? 'low' : 'high';
  const put = (image: CanvasImageSource, opacity: number, mode: GlobalCompositeOperation = 'source-over') => {
    context.globalAlpha = opacity;
    context.globalCompositeOperation = mode;
    context.drawImage(image, x, y, w, h);
  };
  for (const { bitmap, opacity, onion } of scene.layers) {
    const sheets = onion === null ? [] : onionSheets(onion);
    // A sheet with paper of its own would cover what lies under it: its neighbours are laid over it, as on a light table.
    const over = sheets.length > 0 && isOpaque(bitmap);
    if (!over) for (const sheet of sheets) put(sheet, ONION_OPACITY);
    put(bitmap, opacity);
    if (over) for (const sheet of sheets) put(sheet, ONION_OPACITY, 'multiply');
  }
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  if (scene.overlays !== null) drawOverlays(context, scene.overlays, put, { x, y, w, h, scale, ratio });
}

function onionSheets(onion: NonNullable<StageLayer['onion']>): CanvasImageSource[] {
  const sheets: CanvasImageSource[] = [];
  if (onion.before !== undefined) sheets.push(tinted(onion.before, BEFORE_TINT));
  if (onion.after !== undefined) sheets.push(tinted(onion.after, AFTER_TINT));
  return sheets;
}

export interface PaperPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly scale: number;
  readonly ratio: number;
}

/** Pale grey under the masks: multiplied with it their colours are those of the legend, and the lines still show. */
function fadeToGrey(context: CanvasRenderingContext2D, { x, y, w, h }: PaperPlace): void {
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'saturation';
  context.fillStyle = '#808080';
  context.fillRect(x, y, w, h);
  context.globalAlpha = 0.55;
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = '#ffffff';
  context.fillRect(x, y, w, h);
}

function drawOverlays(
  context: CanvasRenderingContext2D,
  { shown, maps, bitmapOf }: StageOverlays,
  put: (image: CanvasImageSource, opacity: number, mode?: GlobalCompositeOperation) => void,
  place: PaperPlace,
): void {
  const found = (id: string | undefined) => (id === undefined ? undefined : bitmapOf(id));
  const parts = shown.has('parts') ? found(maps.masks.picture) : undefined;
  if (parts !== undefined) {
    fadeToGrey(context, place);
    put(parts, 1, 'multiply');
  }
  // White means no motion: multiplied, it leaves the drawing as it is.
  const flow = shown.has('flow') ? found(maps.flow?.picture) : undefined;
  if (flow !== undefined) put(flow, 0.9, 'multiply');
  const doubt = shown.has('confidence') ? found(maps.confidence?.picture) : undefined;
  if (doubt !== undefined) put(heatOf(doubt), 1);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  if (shown.has('flow') && maps.flow !== null) drawArrows(context, maps.flow.arrows, place);
  if (shown.has('keypoints')) drawKeypoints(context, skeletonOf(maps.keypoints, maps.bones), place);
}
