import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { namedForPair } from '../analysis/key-analysis';
import { withNothingSaid } from '../analysis/nothing-said';
import { workingPicture } from '../analysis/working-picture';
import { workingSize } from '../analysis/working-size';
import { type GraphTensors, loadGraph } from '../inference/graph-session';
import { type GraphRole, type KeyPairTweenEntry, readGraph } from '../inference/manifest';
import { decodePicture } from '../ingest/decode-picture';
import { childNetwork } from './child-model';
import { tweenInputs } from './draw-inbetween';

/** Where the time of a graph goes: one kind of operator, milliseconds a run and its share. */
export interface OperatorCost {
  readonly operator: string;
  readonly nodes: number;
  readonly ms: number;
  readonly share01: number;
}

export interface GraphProfile {
  readonly graph: GraphRole;
  readonly totalMs: number;
  /** The most expensive first. */
  readonly operators: readonly OperatorCost[];
}

/** As much of onnxruntime's profile (Chrome's trace format) as is used here; `dur` in microseconds. */
const traceSchema = z.array(
  z.looseObject({
    cat: z.string(),
    name: z.string(),
    dur: z.number().default(0),
    args: z.looseObject({ op_name: z.string().optional() }).default({}),
  }),
);

/** Costs by operator from a trace of `runs` runs. */
export function operatorCosts(trace: unknown, runs: number): { totalMs: number; operators: OperatorCost[] } {
  const kernels = traceSchema.parse(trace).filter(({ cat, name }) => cat === 'Node' && name.endsWith('_kernel_time'));
  const of = new Map<string, { us: number; nodes: Set<string> }>();
  for (const { name, dur, args } of kernels) {
    const operator = args.op_name ?? 'unknown';
    const entry = of.get(operator) ?? { us: 0, nodes: new Set<string>() };
    entry.us += dur;
    entry.nodes.add(name);
    of.set(operator, entry);
  }
  const totalMs = [...of.values()].reduce((sum, { us }) => sum + us, 0) / 1000 / runs;
  const operators = [...of].map(([operator, { us, nodes }]) => {
    const ms = us / 1000 / runs;
    return { operator, nodes: nodes.size, ms, share01: totalMs > 0 ? ms / totalMs : 0 };
  });
  return { totalMs, operators: operators.sort((a, b) => b.ms - a.ms) };
}

const RUNS = 3;

/**
 * Runs each graph of a network on two keys with onnxruntime's profiling on. Only for `bench`: the graphs run in this process.
 * @throws NakawariError model-missing, model-altered, picture-*
 */
export async function profileGraphs(
  folder: string,
  entry: KeyPairTweenEntry,
  keys: readonly [string, string],
  threads: number,
): Promise<GraphProfile[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'nakawari-profile-'));
  const model = childNetwork(folder, entry);
  const profiles: GraphProfile[] = [];
  const profiled = async (graph: GraphRole, inputs: readonly GraphTensors[]): Promise<GraphTensors[]> => {
    const file = model.graphs[graph];
    const options = { threads, profilePrefix: join(scratch, graph) };
    const session = await loadGraph(await readGraph(folder, file), options);
    const found: GraphTensors[] = [];
    for (const given of inputs) found.push(await session.run(given));
    const [first] = inputs;
    for (let run = inputs.length; first && run < RUNS; run += 1) await session.run(first);
    await session.release();
    const written = (await readdir(scratch)).find((name) => name.startsWith(graph));
    const trace: unknown = JSON.parse(await readFile(join(scratch, written ?? ''), 'utf8'));
    profiles.push({ graph, ...operatorCosts(trace, Math.max(RUNS, inputs.length)) });
    return found;
  };
  try {
    const [picture0, picture1] = [await decodePicture(keys[0]), await decodePicture(keys[1])];
    const size = workingSize(picture0.facts.widthPx, picture0.facts.heightPx, model.multiple);
    const images = [await workingPicture(picture0, size), await workingPicture(picture1, size)] as const;
    const [seen0, seen1] = await profiled(
      'key',
      images.map((image) => new Map([['image', image]])),
    );
    const named = namedForPair(
      new Map([...(seen0 ?? []), ['image', images[0]]]),
      new Map([...(seen1 ?? []), ['image', images[1]]]),
    );
    const [pair] = await profiled('pair', [withNothingSaid(named, model.graphs.pair.optional, size)]);
    const both = new Map([...named, ...(pair ?? [])]);
    await profiled('tween', [withNothingSaid(tweenInputs(both, 0.5), model.graphs.tween.optional, size)]);
    return profiles;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
