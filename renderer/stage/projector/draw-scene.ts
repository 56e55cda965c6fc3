import type { PictureId } from '../../../main/contract/cut';
import { middleOf, SHARP_ABOVE_ZOOM } from '../view-transform';
import { covers } from './covers';
import { drawGround } from './draw-ground';
import { markPivot } from './draw-marks';
import { drawOverlays } from './draw-overlays';
import { FlatSheet } from './flat-sheets';
import type { OnionSheet, OverlayFacts, Scene } from './messages';
import { type Canvas2d, layOn, placeOf, type Sheet } from './place';
import { isOpaque, tinted } from './tint';

/** One layer with what is really there to be shown of it. */
export interface SeenLayer {
  /** A canvas: what is just being painted. */
  readonly bitmap: Sheet;
  readonly opacity01: number;
  readonly isSelected: boolean;
}

export interface SceneParts {
  readonly find: (picture: PictureId) => ImageBitmap | undefined;
  readonly facts: OverlayFacts;
  readonly background: ImageBitmap | null;
  /** The paper or the frame is moving: drawn fast rather than fine, and without what would only flicker past. */
  readonly isMoving: boolean;
  readonly isPlaying: boolean;
}

const under = new FlatSheet();
const over = new FlatSheet();
const numbers = new WeakMap<Sheet, number>();
let lastNumber = 0;

function numberOf(bitmap: Sheet): number {
  let number = numbers.get(bitmap);
  if (number === undefined) {
    lastNumber += 1;
    number = lastNumber;
    numbers.set(bitmap, number);
  }
  return number;
}

/** The lowest layer of which anything can be seen. */
function firstSeen(layers: readonly SeenLayer[]): number {
  if (layers.length < 2) return 0;
  return Math.max(
    0,
    layers.findLastIndex(({ bitmap, opacity01 }) => opacity01 === 1 && covers(bitmap)),
  );
}

function keyOf(scene: Scene, layers: readonly SeenLayer[], more: string): string {
  const { zoom, xPx, yPx, rotationDeg, mirrored } = scene.transform;
  const lies = [zoom, xPx, yPx, rotationDeg, mirrored, scene.canvas.widthPx, scene.canvas.heightPx, scene.ratio];
  const sheets = layers.map(({ bitmap, opacity01 }) => `${numberOf(bitmap)}:${opacity01}`);
  return `${lies.join(' ')} ${more} ${sheets.join(' ')}`;
}

/** All between the grey of the desk and the eye. */
export function drawScene(context: Canvas2d, scene: Scene, layers: readonly SeenLayer[], parts: SceneParts): void {
  const { width, height } = context.canvas;
  const { widthPx, heightPx } = scene.paper;
  const put = (to: Canvas2d, image: CanvasImageSource, opacity01: number) => {
    to.globalAlpha = opacity01;
    to.drawImage(image, 0, 0, widthPx, heightPx);
  };
  const ready = (to: Canvas2d) => {
    layOn(to, scene.transform, scene.ratio);
    to.globalCompositeOperation = 'source-over';
    to.imageSmoothingEnabled = scene.transform.zoom <= SHARP_ABOVE_ZOOM;
    to.imageSmoothingQuality = parts.isMoving ? 'low' : 'medium';
  };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.clearRect(0, 0, width, height);

  const from = firstSeen(layers);
  const selected = parts.isPlaying ? -1 : layers.findIndex((layer) => layer.isSelected);
  const below = layers.slice(from, Math.max(from, selected));
  const above = layers.slice(Math.max(from, selected < 0 ? 0 : selected + 1));
  const drawBelow = (to: Canvas2d) => {
    if (from === 0 || layers.length === 0) {
      ready(to);
      to.globalAlpha = 1;
      drawGround(to, scene, parts.background);
    }
    ready(to);
    for (const { bitmap, opacity01 } of below) put(to, bitmap, opacity01);
  };
  const drawAbove = (to: Canvas2d) => {
    ready(to);
    for (const { bitmap, opacity01 } of above) put(to, bitmap, opacity01);
  };
  if (parts.isMoving || parts.isPlaying) drawBelow(context);
  else
    under.put(
      context,
      keyOf(scene, below, `${scene.ground} ${parts.background ? numberOf(parts.background) : ''} ${from}`),
      drawBelow,
    );

  const own = layers[selected];
  ready(context);
  if (own !== undefined && selected >= from) drawWithSheets(context, scene, own, parts, put);
  else if (!parts.isPlaying) drawSheets(context, scene, parts, 'source-over');

  if (above.length > 0) {
    if (parts.isMoving || parts.isPlaying) drawAbove(context);
    else over.put(context, keyOf(scene, above, 'over'), drawAbove);
  }
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  if (parts.isPlaying) return;
  if (scene.overlays.length > 0) drawOverlays(context, scene, parts.facts, parts.find);
  markActivePin(context, scene);
}

function drawWithSheets(
  context: Canvas2d,
  scene: Scene,
  { bitmap, opacity01 }: SeenLayer,
  parts: SceneParts,
  put: (to: Canvas2d, image: CanvasImageSource, opacity01: number) => void,
): void {
  const hasSheets = scene.onion.length + scene.pins.length > 0 && !parts.isPlaying;
  // A sheet with paper of its own would cover what lies under it: its neighbours are laid over it, as on a light table.
  const laidOver = hasSheets && isOpaque(bitmap);
  if (hasSheets && !laidOver) drawSheets(context, scene, parts, 'source-over');
  layOn(context, scene.transform, scene.ratio);
  context.globalCompositeOperation = 'source-over';
  put(context, bitmap, opacity01);
  if (laidOver) drawSheets(context, scene, parts, 'multiply');
}

/** Onion skin and light table, the farthest first. */
function drawSheets(context: Canvas2d, scene: Scene, parts: SceneParts, mode: GlobalCompositeOperation): void {
  const { widthPx, heightPx } = scene.paper;
  const middle = middleOf(scene.paper);
  const putSheet = (sheet: OnionSheet) => {
    const bitmap = parts.find(sheet.picture);
    if (bitmap === undefined) return;
    context.globalAlpha = sheet.opacity01;
    context.globalCompositeOperation = mode;
    context.drawImage(tinted(bitmap, sheet.tint), 0, 0, widthPx, heightPx);
  };
  layOn(context, scene.transform, scene.ratio);
  for (const sheet of scene.onion) putSheet(sheet);
  for (const pin of scene.pins) {
    layOn(context, scene.transform, scene.ratio);
    context.translate(middle.xPx + pin.dxPx, middle.yPx + pin.dyPx);
    context.rotate((pin.rotationDeg / 180) * Math.PI);
    context.translate(-middle.xPx, -middle.yPx);
    putSheet(pin);
  }
}

function markActivePin(context: Canvas2d, scene: Scene): void {
  const pin = scene.pins.find((candidate) => candidate.isActive);
  if (pin === undefined) return;
  const middle = middleOf(scene.paper);
  context.setTransform(1, 0, 0, 1, 0, 0);
  const place = placeOf(scene.transform, scene.ratio);
  markPivot(context, place, middle.xPx + pin.dxPx, middle.yPx + pin.dyPx, pin.tint ?? '#1b1b1b');
}

/** Another cut: nothing of the last one is kept. */
export function forgetSheets(): void {
  under.clear();
  over.clear();
}
