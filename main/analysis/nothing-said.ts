import type { GraphTensors } from '../inference/graph-session';
import type { WorkingSize } from './working-size';

/** An input that a graph can do without, as the manifest names it. */
export interface OptionalInput {
  readonly name: string;
  /** Each side a number, `H` or `W` of the padded working picture, a part of it (`H/16`), or a free count (`K`). */
  readonly shape: readonly (string | number)[];
}

function sideOf(side: string | number, { paddedWidthPx, paddedHeightPx }: WorkingSize): number {
  if (typeof side === 'number') return side;
  const [, letter, part] = /^([HW])(?:\/(\d+))?$/.exec(side) ?? [];
  // A free count, of which there is one that says nothing.
  if (!letter) return 1;
  return (letter === 'H' ? paddedHeightPx : paddedWidthPx) / Number(part ?? 1);
}

/** The tensors with zeros for every optional input that nobody has given: the graph then draws as if it had none. */
export function withNothingSaid(
  tensors: GraphTensors,
  inputs: readonly OptionalInput[],
  size: WorkingSize,
): GraphTensors {
  const missing = inputs.filter(({ name }) => !tensors.has(name));
  if (missing.length === 0) return tensors;
  const zeros = missing.map(({ name, shape }) => {
    const dims = shape.map((side) => sideOf(side, size));
    const data = new Float32Array(dims.reduce((product, side) => product * side, 1));
    return [name, { type: 'float32', data, dims }] as const;
  });
  return new Map([...tensors, ...zeros]);
}
