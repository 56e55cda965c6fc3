import type { FlowArrow } from '../../main/contract/maps';
import type { PaperPlace } from './draw-stage';

/** Shorter than this on the screen there is nothing to point at. */
const SHORTEST_PX = 3;

function tracePath(arrows: readonly FlowArrow[], { x, y, scale, ratio }: PaperPlace): Path2D {
  const path = new Path2D();
  const head = 4.5 * ratio;
  for (const arrow of arrows) {
    const dx = arrow.dxPx * scale;
    const dy = arrow.dyPx * scale;
    const length = Math.hypot(dx, dy);
    if (length < SHORTEST_PX * ratio) continue;
    const fromX = x + arrow.xPx * scale;
    const fromY = y + arrow.yPx * scale;
    const toX = fromX + dx;
    const toY = fromY + dy;
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
export function drawArrows(context: CanvasRenderingContext2D, arrows: readonly FlowArrow[], place: PaperPlace): void {
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
