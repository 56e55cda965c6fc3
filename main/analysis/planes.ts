import type { GraphTensor, GraphTensors } from '../inference/graph-session';

/** Channel planes [1, C, H, W] as the graphs give them; plane c starts at c * heightPx * widthPx. */
export interface Planes {
  readonly data: Float32Array;
  readonly channels: number;
  readonly width: number;
  readonly height: number;
}

export function tensorNamed(tensors: GraphTensors, name: string): GraphTensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new Error(`the graphs give no ${name}`);
  return tensor;
}

/** @throws Error when a graph does not give what the manifest's kind promises */
export function planesNamed(tensors: GraphTensors, name: string, channels?: number): Planes {
  const tensor = tensorNamed(tensors, name);
  const [batch, count = 0, height = 0, width = 0] = tensor.dims;
  if (tensor.type !== 'float32' || tensor.dims.length !== 4 || batch !== 1 || (channels ?? count) !== count) {
    throw new Error(`${name} is not float32 [1,${channels ?? 'C'},H,W]`);
  }
  return { data: tensor.data, channels: count, width, height };
}
