import type { Graph, GraphTensors } from '../inference/graph-session';
import { type KeyAnalysis, namedForPair } from './key-analysis';

/**
 * What the pair graph says of the way from one key to the next, together with both keys' own tensors (suffixed 0 and 1):
 * `flow01`, `flow10` float32 [1,2,H/4,W/4] in px of the working picture, `confidence01`, `confidence10` [1,1,H/4,W/4] 0..1.
 */
export type PairAnalysis = GraphTensors;

export async function analysePair(graph: Graph, key0: KeyAnalysis, key1: KeyAnalysis): Promise<PairAnalysis> {
  const keys = namedForPair(key0, key1);
  const found = await graph.run(keys);
  return new Map([...keys, ...found]);
}
