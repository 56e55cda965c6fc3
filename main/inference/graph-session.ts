import { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import type { Provider } from '../contract/provider';
import { graphForOutputs } from './graph-for-outputs';

/**
 * The only code that knows onnxruntime. A tensor here is plain data: the caller says what its numbers mean.
 * `run` is a synchronous native call in disguise: it holds the thread until the graph is done, so this must only ever be
 * loaded in the drawing child.
 */
export type GraphTensor =
  | { readonly type: 'uint8'; readonly data: Uint8Array; readonly dims: readonly number[] }
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] };

export type GraphTensors = ReadonlyMap<string, GraphTensor>;

export interface Graph {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Takes what it needs from `tensors` by name and ignores the rest. */
  run(tensors: GraphTensors): Promise<GraphTensors>;
  release(): Promise<void>;
}

function plain(name: string, tensor: Tensor): GraphTensor {
  const dims = [...tensor.dims];
  if (tensor.data instanceof Float32Array) return { type: 'float32', data: tensor.data, dims };
  if (tensor.data instanceof Uint8Array) return { type: 'uint8', data: tensor.data, dims };
  throw new Error(`graph output ${name} is ${tensor.type}, not float32 or uint8`);
}

/** What this build of onnxruntime has. A name that it does not have would be dropped, and the processor would run without a word. */
export function knownProviders(): readonly string[] {
  return listSupportedBackends().map(({ name }) => name);
}

interface SessionOptions {
  readonly threads: number;
  /** Default: the processor. What a provider cannot run runs on the processor. */
  readonly provider?: Provider;
  /** Write onnxruntime's profile to a file with this beginning; `endProfiling` closes it. */
  readonly profilePrefix?: string;
  /** No other outputs are wanted: what only others need is left out. Default: all that the graph gives. */
  readonly outputs?: ReadonlySet<string> | undefined;
}

/** @param bytes of an ONNX file, already verified against the manifest */
export async function loadGraph(bytes: Uint8Array, options: SessionOptions): Promise<Graph> {
  const { provider = 'cpu', profilePrefix, outputs: wanted } = options;
  const session = await InferenceSession.create(wanted ? graphForOutputs(bytes, wanted) : bytes, {
    executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
    ...(profilePrefix !== undefined && { enableProfiling: true, profileFilePrefix: profilePrefix }),
    graphOptimizationLevel: 'all',
    // Planned ahead, a graph's memory is asked for once more as one piece, beside the pieces of the first run: a third more, and no faster.
    enableMemPattern: false,
    intraOpNumThreads: options.threads,
    interOpNumThreads: 1,
    // Idle threads that spin gain nothing here and take the cores from decoding and encoding between two runs.
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  });
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(tensors) {
      const feeds: Record<string, Tensor> = {};
      for (const name of session.inputNames) {
        const tensor = tensors.get(name);
        if (!tensor) throw new Error(`graph input ${name} is not there`);
        feeds[name] =
          tensor.type === 'uint8'
            ? new Tensor('uint8', tensor.data, tensor.dims)
            : new Tensor('float32', tensor.data, tensor.dims);
      }
      const outputs = await session.run(feeds);
      return new Map(Object.entries(outputs).map(([name, tensor]) => [name, plain(name, tensor)]));
    },
    release: async () => {
      if (profilePrefix !== undefined) session.endProfiling();
      await session.release();
    },
  };
}
