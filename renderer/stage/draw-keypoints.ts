import type { Keypoint } from '../../main/contract/maps';
import type { PaperPlace } from './draw-stage';

/** Below the first the network saw no such joint at all; below the second it is hidden behind something. */
const ABSENT_BELOW01 = 0.12;
const HIDDEN_BELOW01 = 0.5;
const COLOUR = '#00a7c7';

/** Bones as lines, joints as dots: filled where seen, open where hidden. */
export function drawKeypoints(
  context: CanvasRenderingContext2D,
  keypoints: readonly Keypoint[],
  bones: readonly (readonly [number, number])[],
  { x, y, scale, ratio }: PaperPlace,
): void {
  const at = (point: Keypoint) => [x + point.xPx * scale, y + point.yPx * scale] as const;
  const isThere = (point: Keypoint | undefined): point is Keypoint =>
    point !== undefined && point.visibility01 >= ABSENT_BELOW01;

  context.lineCap = 'round';
  for (const [from, to] of bones) {
    const a = keypoints[from];
    const b = keypoints[to];
    if (!isThere(a) || !isThere(b)) continue;
    const isHidden = a.visibility01 < HIDDEN_BELOW01 || b.visibility01 < HIDDEN_BELOW01;
    context.setLineDash(isHidden ? [4 * ratio, 4 * ratio] : []);
    context.beginPath();
    context.moveTo(...at(a));
    context.lineTo(...at(b));
    context.strokeStyle = 'rgb(255 255 255 / 85%)';
    context.lineWidth = 4.4 * ratio;
    context.stroke();
    context.strokeStyle = COLOUR;
    context.lineWidth = 2 * ratio;
    context.stroke();
  }
  context.setLineDash([]);
  for (const point of keypoints) {
    if (!isThere(point)) continue;
    context.beginPath();
    context.arc(...at(point), 4 * ratio, 0, 2 * Math.PI);
    context.fillStyle = point.visibility01 < HIDDEN_BELOW01 ? '#ffffff' : COLOUR;
    context.fill();
    context.strokeStyle = point.visibility01 < HIDDEN_BELOW01 ? COLOUR : '#ffffff';
    context.lineWidth = 1.6 * ratio;
    context.stroke();
  }
}
