import type { SheetColours } from './sheet-colours';
import type { Rect } from './sheet-geometry';

const ARM_PX = 5;
const PEN_PX = 2;
const SLIP_PX = 13;
const DIAMOND_PX = 4;
/** Below this there is no room for brackets. */
const NARROW_PX = 9;

/**
 * A drawing that a correction would touch: brackets around its cell and the word for it, light on dark; a diamond where the word has no room, and in
 * the narrowest cells a line along the edge.
 */
export function paintTouched(
  context: CanvasRenderingContext2D,
  rect: Rect,
  upright: boolean,
  colours: SheetColours,
  word: string,
): void {
  const { x, y, width, height } = rect;
  context.fillStyle = colours.ink;
  if (Math.min(width, height) < NARROW_PX) {
    context.fillRect(x, y, upright ? 3 : width, upright ? height : 3);
    return;
  }
  context.strokeStyle = colours.ink;
  context.lineWidth = PEN_PX;
  context.beginPath();
  for (const side of [0, 1]) {
    const arm = side === 0 ? ARM_PX : -ARM_PX;
    const end = upright ? y + 1 + side * (height - 2) : x + 1 + side * (width - 2);
    if (upright) {
      context.moveTo(x + 1, end + arm);
      context.lineTo(x + 1, end);
      context.lineTo(x + width - 1, end);
      context.lineTo(x + width - 1, end + arm);
    } else {
      context.moveTo(end + arm, y + 1);
      context.lineTo(end, y + 1);
      context.lineTo(end, y + height - 1);
      context.lineTo(end + arm, y + height - 1);
    }
  }
  context.stroke();
  context.font = `600 10px ${colours.font}`;
  const wordPx = Math.ceil(context.measureText(word).width) + 8;
  if (wordPx + 6 > width || SLIP_PX + 6 > height) {
    paintDiamond(context, x + width / 2, y + 3 + DIAMOND_PX, colours);
    return;
  }
  const [left, top] = [x + width - wordPx - 3, y + 3];
  context.fillRect(left, top, wordPx, SLIP_PX);
  context.fillStyle = colours.panel;
  context.fillText(word, left + 4, top + SLIP_PX - 3);
}

function paintDiamond(context: CanvasRenderingContext2D, x: number, y: number, colours: SheetColours): void {
  context.beginPath();
  context.moveTo(x, y - DIAMOND_PX);
  context.lineTo(x + DIAMOND_PX, y);
  context.lineTo(x, y + DIAMOND_PX);
  context.lineTo(x - DIAMOND_PX, y);
  context.closePath();
  context.lineWidth = PEN_PX;
  context.strokeStyle = colours.panel;
  context.stroke();
  context.fill();
}
