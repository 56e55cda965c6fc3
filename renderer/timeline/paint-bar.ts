import type { DrawingSign } from '../state/drawing-sign';
import type { Rect } from './sheet-geometry';

/**
 * The bar of an exposure, told by its make: solid for what a person drew, hatched for what was generated, half filled for
 * corrected, an empty frame for approved, dotted for wanted, dashed for stale and sent back.
 */
export function paintBar(
  context: CanvasRenderingContext2D,
  sign: DrawingSign,
  rect: Rect,
  upright: boolean,
  colour: string,
  hatch: CanvasPattern | null,
): void {
  const { x, y, width, height } = rect;
  if (width <= 0 || height <= 0) return;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (sign.kind === 'key') {
    context.fillRect(x, y, width, height);
  } else if (sign.kind === 'copy') {
    context.fillRect(x, y, upright ? 1.5 : width, upright ? height : 1.5);
    context.fillRect(
      upright ? x + width - 1.5 : x,
      upright ? y : y + height - 1.5,
      upright ? 1.5 : width,
      upright ? height : 1.5,
    );
  } else if (sign.kind === 'wanted' || sign.kind === 'drawing') {
    middleLine(context, rect, upright, [1.5, 3]);
  } else if (sign.stale === true) {
    middleLine(context, rect, upright, [5, 3]);
  } else {
    if (sign.kind === 'generated') {
      context.fillStyle = hatch ?? colour;
      context.fillRect(x, y, width, height);
    }
    if (sign.kind === 'corrected') context.fillRect(x, y, upright ? width / 2 : width, upright ? height : height / 2);
    context.lineWidth = 1;
    if (sign.kind === 'sent-back') context.setLineDash([3, 2]);
    context.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - 1), Math.max(0, height - 1));
    if (sign.kind === 'sent-back') context.setLineDash([]);
  }
}

function middleLine(context: CanvasRenderingContext2D, rect: Rect, upright: boolean, dash: [number, number]): void {
  context.lineWidth = 2;
  context.setLineDash(dash);
  context.beginPath();
  if (upright) {
    context.moveTo(rect.x + rect.width / 2, rect.y);
    context.lineTo(rect.x + rect.width / 2, rect.y + rect.height);
  } else {
    context.moveTo(rect.x, rect.y + rect.height / 2);
    context.lineTo(rect.x + rect.width, rect.y + rect.height / 2);
  }
  context.stroke();
  context.setLineDash([]);
}

/** Slanted strokes as a pencil makes them; one tile for each colour and density. */
export function hatchOf(context: CanvasRenderingContext2D, colour: string, density: number): CanvasPattern | null {
  const side = 5 * density;
  const tile = new OffscreenCanvas(side, side);
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4 * density;
  pen.beginPath();
  for (const offset of [-side, 0, side]) {
    pen.moveTo(offset - 1, side + 1);
    pen.lineTo(offset + side + 1, -1);
  }
  pen.stroke();
  const pattern = context.createPattern(tile.transferToImageBitmap(), 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / density));
  return pattern;
}
