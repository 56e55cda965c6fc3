import type { Canvas2d, PaperPlace } from './place';

function twice(context: Canvas2d, ratio: number, colour: string, widthPx: number, path: Path2D): void {
  context.strokeStyle = 'rgb(255 255 255 / 90%)';
  context.lineWidth = (widthPx + 2.4) * ratio;
  context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = widthPx * ratio;
  context.stroke(path);
}

/** A ring with four strokes towards the place where a person should look first. */
export function markPlace(context: Canvas2d, place: PaperPlace, xPx: number, yPx: number): void {
  const [x, y] = place.at(xPx, yPx);
  const radius = 22 * place.ratio;
  const path = new Path2D();
  path.arc(x, y, radius, 0, 2 * Math.PI);
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    path.moveTo(x + dx * radius * 1.1, y + dy * radius * 1.1);
    path.lineTo(x + dx * radius * 1.55, y + dy * radius * 1.55);
  }
  twice(context, place.ratio, '#b3261e', 2, path);
}

/** Inside this circle the hand shifts a pinned sheet, outside it turns it about the cross. */
export const PIVOT_RADIUS_PX = 72;

export function markPivot(context: Canvas2d, place: PaperPlace, xPx: number, yPx: number, colour: string): void {
  const [x, y] = place.at(xPx, yPx);
  const cross = 7 * place.ratio;
  const path = new Path2D();
  path.moveTo(x - cross, y);
  path.lineTo(x + cross, y);
  path.moveTo(x, y - cross);
  path.lineTo(x, y + cross);
  const radius = PIVOT_RADIUS_PX * place.ratio;
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
  twice(context, place.ratio, colour, 1.4, path);
}
