import type { Arc } from '../../state/stage-arcs';
import type { Canvas2d, PaperPlace } from './place';

const COLOUR = '#d63384';
const EDGE = 'rgb(255 255 255 / 85%)';
/** A joint that moved less than this over the whole span has no arc worth a line. */
const SHORTEST_PX = 6;

/** Through all points, turning softly: the tangent at each is along its neighbours (Catmull and Rom 1974, as Bezier curves). */
function trace(points: readonly (readonly [number, number])[]): Path2D {
  const path = new Path2D();
  const [first] = points;
  if (first === undefined) return path;
  path.moveTo(...first);
  for (let index = 0; index + 1 < points.length; index += 1) {
    const here = points[index] ?? first;
    const next = points[index + 1] ?? here;
    const before = points[index - 1] ?? here;
    const after = points[index + 2] ?? next;
    path.bezierCurveTo(
      here[0] + (next[0] - before[0]) / 6,
      here[1] + (next[1] - before[1]) / 6,
      next[0] - (after[0] - here[0]) / 6,
      next[1] - (after[1] - here[1]) / 6,
      next[0],
      next[1],
    );
  }
  return path;
}

function lengthOf(points: readonly (readonly [number, number])[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [px, py] = points[index - 1] ?? [x, y];
    return sum + Math.hypot(x - px, y - py);
  }, 0);
}

/** The path of each joint from key to key: rings at the keys, ticks at the in-betweens, the drawing on the stage filled. */
export function drawArcs(context: Canvas2d, arcs: readonly Arc[], { at, ratio }: PaperPlace): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const arc of arcs) {
    const points = arc.points.map((point) => at(point.xPx, point.yPx));
    if (points.length < 2 || lengthOf(points) < SHORTEST_PX * ratio) continue;
    const path = trace(points);
    context.strokeStyle = EDGE;
    context.lineWidth = 4 * ratio;
    context.stroke(path);
    context.strokeStyle = COLOUR;
    context.lineWidth = 1.6 * ratio;
    context.stroke(path);
    for (const [index, { isKey, isHere }] of arc.points.entries()) {
      const [x, y] = points[index] ?? [0, 0];
      const radius = (isHere ? 4.5 : isKey ? 4 : 2.2) * ratio;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = isKey && !isHere ? '#ffffff' : COLOUR;
      context.fill();
      context.strokeStyle = isHere || !isKey ? '#ffffff' : COLOUR;
      context.lineWidth = (isHere || isKey ? 1.6 : 0.8) * ratio;
      context.stroke();
    }
  }
}
