import type { GraphTensor, GraphTensors } from '../inference/graph-session';

/**
 * What corrections say to the graphs, by the names of their optional inputs (the manifest's): only what is said, the rest is left out.
 * The same for the same corrections, in whatever order they were entered.
 */
export type Said = GraphTensors;

export const NOTHING: Said = new Map();

export function joined(...parts: readonly Said[]): Said {
  return new Map(parts.flatMap((part) => [...part]));
}

/** Points of a skeleton as the graphs take them: x, y, visibility, given, each a row. */
export function pointsTensor(
  points: readonly ({ readonly x: number; readonly y: number; readonly visibility01: number } | undefined)[],
): GraphTensor {
  const data = new Float32Array(points.length * 4);
  points.forEach((point, index) => {
    if (point) data.set([point.x, point.y, point.visibility01, 1], index * 4);
  });
  return { type: 'float32', data, dims: [1, points.length, 4] };
}
