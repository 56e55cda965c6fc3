import type { FlowArrow } from '../../../main/contract/maps';
import type { Canvas2d, PaperPlace } from './place';

/** Shorter than this on the screen there is nothing to point at. */
const SHORTEST_PX = 3;

function tracePath(arrows: readonly FlowArrow[], { at, ratio }: PaperPlace): Path2D {
  const path = new Path2D();
  const head = 4.5 * ratio;
  for (const arrow of arrows) {
    const [fromX, fromY] = at(arrow.xPx, arrow.yPx);
    const [toX, toY] = at(arrow.xPx + arrow.dxPx, arrow.yPx + arrow.dyPx);
    const dx = toX - fromX;
    const dy = toY - fromY;
    const length = Math.hypot(dx, dy);
    if (length < SHORTEST_PX * ratio) continue;
    const size = Math.min(head, length * 0.45) / length;
    path.moveTo(fromX, fromY);
    path.lineTo(toX, toY);
    path.moveTo(toX - (dx + dy * 0.7) * size, toY - (dy - dx * 0.7) * size);
    path.lineTo(toX, toY);
    path.lineTo(toX - (dx - dy * 0.7) * size, toY - (dy + dx * 0.7) * size);
  }
  return path;
}

/** Where each spot goes until the next key, dark with a light edge so that it is seen on any drawing. */
export function drawArrows(context: Canvas2d, arrows: readonly FlowArrow[], place: PaperPlace): void {
  const path = tracePath(arrows, place);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = 'rgb(255 255 255 / 85%)';
  context.lineWidth = 3.2 * place.ratio;
  context.stroke(path);
  context.strokeStyle = '#1b1b1b';
  context.lineWidth = 1.3 * place.ratio;
  context.stroke(path);
}
