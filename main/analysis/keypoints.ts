import type { GraphTensor } from '../inference/graph-session';
import type { WorkingSize } from './working-size';

/** A point of the body in pixels of the key's own size: (x, y), y down, the top-left pixel's centre at (0.5, 0.5). */
export interface KeypointPx {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly visibility01: number;
}

/** @param keypoints float32 [1,J,3]: x px, y px of the working picture, visibility 0..1 */
export function keypointsPx(keypoints: GraphTensor, names: readonly string[], size: WorkingSize): KeypointPx[] {
  if (keypoints.data.length < names.length * 3)
    throw new Error('the graph gives fewer keypoints than the manifest names');
  return names.map((name, index) => ({
    name,
    x: (keypoints.data[index * 3] ?? 0) / size.scaleX,
    y: (keypoints.data[index * 3 + 1] ?? 0) / size.scaleY,
    visibility01: Math.min(Math.max(keypoints.data[index * 3 + 2] ?? 0, 0), 1),
  }));
}
