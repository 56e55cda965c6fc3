import type { Graph, GraphTensor, GraphTensors } from '../inference/graph-session';
import type { DecodedPicture } from '../ingest/decode-picture';
import { workingPicture } from './working-picture';
import type { WorkingSize } from './working-size';

/**
 * What the key graph says of one drawing, with the picture it was shown: `image` uint8 [1,H,W,4] straight RGBA,
 * `keypoints` float32 [1,J,3] (x px, y px of the working picture with centres at +0.5, visibility 0..1),
 * `parts` float32 [1,P,H/4,W/4] probabilities, and whatever features the pair and tween graphs ask for.
 */
export type KeyAnalysis = GraphTensors;

export async function analyseKey(graph: Graph, key: DecodedPicture, size: WorkingSize): Promise<KeyAnalysis> {
  return analyseImage(graph, await workingPicture(key, size));
}

/** @param image uint8 [1,H,W,4], straight RGBA, of the padded working size */
export async function analyseImage(graph: Graph, image: GraphTensor): Promise<KeyAnalysis> {
  const seen = await graph.run(new Map([['image', image]]));
  return new Map([...seen, ['image', image]]);
}

/** `image` becomes `image0` or `image1`, and so on: the names under which the later graphs ask for the two keys. */
export function namedForPair(key0: KeyAnalysis, key1: KeyAnalysis): GraphTensors {
  const named = new Map<string, NonNullable<ReturnType<KeyAnalysis['get']>>>();
  for (const [name, tensor] of key0) named.set(`${name}0`, tensor);
  for (const [name, tensor] of key1) named.set(`${name}1`, tensor);
  return named;
}
