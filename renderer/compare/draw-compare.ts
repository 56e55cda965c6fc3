import type { CompareMode, WhichSide } from '../state/compare-store';
import { type CompareTransform, type Pane, placeIn, type SizePx, twoPanes } from '../state/compare-transform';

export interface CompareScene {
  readonly left: ImageBitmap | null;
  readonly right: ImageBitmap | null;
  readonly mode: CompareMode;
  readonly wipe01: number;
  readonly amplification: number;
  /** Only this one, whole: a held key, or the turn of the flip. */
  readonly only: WhichSide | null;
  readonly transform: CompareTransform;
  /** Size of the drawing, in its own pixels: both are seen at the size of A. */
  readonly drawing: SizePx;
  readonly room: SizePx;
  /** CSS pixels to device pixels. */
  readonly ratio: number;
}

const GAP_PX = 2;
/** Above this a pixel of the drawing is seen as a square. */
const SHARP_ABOVE_ZOOM = 2;

/** The panes of a way to compare: two beside each other, or one. */
export function panesOf(mode: CompareMode, room: SizePx, drawing: SizePx): readonly Pane[] {
  if (mode === 'side-by-side') return twoPanes(room, drawing, GAP_PX);
  return [{ xPx: 0, yPx: 0, ...room }];
}

/** Where the drawing lies, on whole device pixels: an edge that covers half a pixel would differ from itself. */
function placeOf(pane: Pane, { transform, drawing, ratio }: CompareScene): Pane {
  const place = placeIn(pane, transform, drawing);
  const whole = (px: number) => Math.round(px * ratio) / ratio;
  const xPx = whole(place.xPx);
  const yPx = whole(place.yPx);
  return {
    ...{ xPx, yPx },
    widthPx: whole(place.xPx + place.widthPx) - xPx,
    heightPx: whole(place.yPx + place.heightPx) - yPx,
  };
}

/** A drawing over white paper, in its place of the pane, cut at the pane's edges. */
function putDrawing(context: CanvasRenderingContext2D, bitmap: ImageBitmap | null, pane: Pane, scene: CompareScene) {
  const place = placeOf(pane, scene);
  context.save();
  context.beginPath();
  context.rect(pane.xPx, pane.yPx, pane.widthPx, pane.heightPx);
  context.clip();
  context.imageSmoothingEnabled = scene.transform.zoom <= SHARP_ABOVE_ZOOM;
  context.imageSmoothingQuality = 'high';
  if (bitmap !== null) {
    context.fillStyle = '#ffffff';
    context.fillRect(place.xPx, place.yPx, place.widthPx, place.heightPx);
    context.drawImage(bitmap, place.xPx, place.yPx, place.widthPx, place.heightPx);
  }
  context.restore();
}

function putDifference(context: CanvasRenderingContext2D, pane: Pane, scene: CompareScene): void {
  const { canvas } = context;
  const other = new OffscreenCanvas(canvas.width, canvas.height);
  const otherContext = other.getContext('2d');
  if (otherContext === null || scene.left === null || scene.right === null) return;
  const place = placeOf(pane, scene);
  otherContext.setTransform(scene.ratio, 0, 0, scene.ratio, 0, 0);
  otherContext.imageSmoothingEnabled = scene.transform.zoom <= SHARP_ABOVE_ZOOM;
  otherContext.imageSmoothingQuality = 'high';
  otherContext.fillStyle = '#ffffff';
  otherContext.fillRect(place.xPx, place.yPx, place.widthPx, place.heightPx);
  otherContext.drawImage(scene.right, place.xPx, place.yPx, place.widthPx, place.heightPx);
  putDrawing(context, scene.left, pane, scene);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'difference';
  context.drawImage(other, 0, 0);
  // Light added to itself doubles it; the canvas is read before it is written.
  context.globalCompositeOperation = 'lighter';
  for (let factor = 1; factor < scene.amplification; factor *= 2) context.drawImage(canvas, 0, 0);
  context.restore();
}

function putWipe(context: CanvasRenderingContext2D, pane: Pane, scene: CompareScene): void {
  const line = pane.widthPx * scene.wipe01;
  const half = (xPx: number, widthPx: number, bitmap: ImageBitmap | null) => {
    context.save();
    context.beginPath();
    context.rect(xPx, pane.yPx, widthPx, pane.heightPx);
    context.clip();
    putDrawing(context, bitmap, pane, scene);
    context.restore();
  };
  half(pane.xPx, line, scene.left);
  half(pane.xPx + line, pane.widthPx - line, scene.right);
}

/** All that the comparison shows, in device pixels. */
export function drawCompare(context: CanvasRenderingContext2D, scene: CompareScene): void {
  const { canvas } = context;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'source-over';
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scene.ratio, 0, 0, scene.ratio, 0, 0);
  const panes = panesOf(scene.mode, scene.room, scene.drawing);
  const [first, second] = panes;
  if (first === undefined) return;
  if (second !== undefined) {
    putDrawing(context, scene.only === 'right' ? scene.right : scene.left, first, scene);
    putDrawing(context, scene.only === 'left' ? scene.left : scene.right, second, scene);
  } else if (scene.only !== null) putDrawing(context, scene.only === 'left' ? scene.left : scene.right, first, scene);
  else if (scene.mode === 'difference') putDifference(context, first, scene);
  else if (scene.mode === 'wipe') putWipe(context, first, scene);
  else putDrawing(context, scene.left, first, scene);
}
