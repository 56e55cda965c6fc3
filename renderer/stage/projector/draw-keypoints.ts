import type { Canvas2d, PaperPlace } from './place';
import type { Joint, Skeleton } from './skeleton';

const COLOUR = '#00a7c7';

/** Bones as lines, joints as dots: filled where seen, open where hidden. */
export function drawKeypoints(
  context: Canvas2d,
  { joints, bones }: Skeleton,
  { at: onCanvas, ratio }: PaperPlace,
): void {
  const at = (joint: Joint) => onCanvas(joint.xPx, joint.yPx);
  context.lineCap = 'round';
  for (const [from, to] of bones) {
    context.setLineDash(from.isSeen && to.isSeen ? [] : [4 * ratio, 4 * ratio]);
    context.beginPath();
    context.moveTo(...at(from));
    context.lineTo(...at(to));
    context.strokeStyle = 'rgb(255 255 255 / 85%)';
    context.lineWidth = 4.4 * ratio;
    context.stroke();
    context.strokeStyle = COLOUR;
    context.lineWidth = 2 * ratio;
    context.stroke();
  }
  context.setLineDash([]);
  for (const joint of joints) {
    context.beginPath();
    context.arc(...at(joint), 4 * ratio, 0, 2 * Math.PI);
    context.fillStyle = joint.isSeen ? COLOUR : '#ffffff';
    context.fill();
    context.strokeStyle = joint.isSeen ? '#ffffff' : COLOUR;
    context.lineWidth = 1.6 * ratio;
    context.stroke();
  }
}
