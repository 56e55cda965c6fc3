import type { Graph, GraphTensors } from '../inference/graph-session';
import { type KeyAnalysis, namedForPair } from './key-analysis';
import { type OptionalInput, withNothingSaid } from './nothing-said';
import type { WorkingSize } from './working-size';

/**
 * What the pair graph says of the way from one key to the next, together with both keys' own tensors (suffixed 0 and 1):
 * `flow01`, `flow10` float32 [1,2,H/4,W/4] in px of the working picture, `confidence01`, `confidence10` [1,1,H/4,W/4] 0..1.
 */
export type PairAnalysis = GraphTensors;

/** @param said what an artist says of the two, by the names of the graph's optional inputs */
export async function analysePair(
  graph: Graph,
  keysFound: readonly [KeyAnalysis, KeyAnalysis],
  optional: readonly OptionalInput[],
  size: WorkingSize,
  said: GraphTensors = new Map(),
): Promise<PairAnalysis> {
  const keys = namedForPair(...keysFound);
  const found = await graph.run(withNothingSaid(new Map([...keys, ...said]), optional, size));
  return new Map([...keys, ...found]);
}
