import type { PictureId } from '../../../main/contract/cut';
import { drawArcs } from './draw-arcs';
import { drawArrows } from './draw-arrows';
import { drawKeypoints } from './draw-keypoints';
import { markPlace } from './draw-marks';
import { heatOf } from './heat';
import type { OverlayFacts, Scene } from './messages';
import { type Canvas2d, layOn, placeOf } from './place';
import { skeletonOf } from './skeleton';

/** Pale grey under the masks: multiplied with it their colours are those of the legend, and the lines still show. */
function fadeToGrey(context: Canvas2d, widthPx: number, heightPx: number): void {
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'saturation';
  context.fillStyle = '#808080';
  context.fillRect(0, 0, widthPx, heightPx);
  context.globalAlpha = 0.55;
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, widthPx, heightPx);
}

/** What the network saw, over the drawing. */
export function drawOverlays(
  context: Canvas2d,
  scene: Scene,
  { maps, arcs, lookAt }: OverlayFacts,
  find: (picture: PictureId) => ImageBitmap | undefined,
): void {
  const shown = new Set(scene.overlays);
  const { widthPx, heightPx } = scene.paper;
  const found = (wanted: boolean, id: PictureId | undefined) => (wanted && id !== undefined ? find(id) : undefined);
  const put = (image: CanvasImageSource, opacity01: number, mode: GlobalCompositeOperation) => {
    context.globalAlpha = opacity01;
    context.globalCompositeOperation = mode;
    context.drawImage(image, 0, 0, widthPx, heightPx);
  };
  layOn(context, scene.transform, scene.ratio);
  context.imageSmoothingEnabled = true;
  const parts = found(shown.has('parts'), maps?.masks.picture);
  if (parts !== undefined) {
    fadeToGrey(context, widthPx, heightPx);
    put(parts, 1, 'multiply');
  }
  // White means no motion, or seen in both keys: multiplied, it leaves the drawing as it is.
  const flow = found(shown.has('flow'), maps?.flow?.picture);
  if (flow !== undefined) put(flow, 0.9, 'multiply');
  const occlusion = found(shown.has('occlusion'), maps?.occlusion?.picture);
  if (occlusion !== undefined) put(occlusion, 1, 'multiply');
  const doubt = found(shown.has('confidence'), maps?.confidence?.picture);
  const heat = doubt === undefined ? null : heatOf(doubt);
  if (heat !== null) put(heat.canvas, 1, 'source-over');

  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.setTransform(1, 0, 0, 1, 0, 0);
  const place = placeOf(scene.transform, scene.ratio);
  if (shown.has('arrows') && maps?.flow != null) drawArrows(context, maps.flow.arrows, place);
  if (shown.has('arcs')) drawArcs(context, arcs, place);
  if (shown.has('keypoints') && maps !== null) drawKeypoints(context, skeletonOf(maps.keypoints, maps.bones), place);
  const worst = shown.has('confidence') && maps?.confidence != null ? (lookAt ?? heat?.worst ?? null) : null;
  if (worst !== null) markPlace(context, place, worst.x01 * widthPx, worst.y01 * heightPx);
}
