/** What the graph of a plain two-image model must take and give: `img0`, `img1`, `t` to `frame`. */

interface Tensor {
  readonly name: string;
  readonly dtype: 'uint8' | 'float32';
  readonly shape: readonly (string | number | null)[];
  readonly range?: readonly [number, number] | null | undefined;
}

interface TwoImageGraph {
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
}

/** How its pictures lie in memory and what its numbers mean. RGB in sRGB, opaque; `low` is black and `high` is white. */
export interface TwoImageForm {
  readonly layout: 'planes' | 'pixels';
  readonly low: number;
  readonly high: number;
  readonly frameLow: number;
  readonly frameHigh: number;
  /** Sides of `t`, all of them 1. */
  readonly tDims: readonly number[];
}

const isFree = (side: string | number | null | undefined) => typeof side !== 'number';

function layoutOf({ dtype, shape }: Tensor): TwoImageForm['layout'] | undefined {
  const [batch, second, third, fourth] = shape;
  if (dtype !== 'float32' || shape.length !== 4 || (batch !== 1 && !isFree(batch))) return undefined;
  if (second === 3 && isFree(third) && isFree(fourth)) return 'planes';
  return fourth === 3 && isFree(second) && isFree(third) ? 'pixels' : undefined;
}

function named(tensors: readonly Tensor[], name: string): Tensor | undefined {
  return tensors.find((tensor) => tensor.name === name);
}

const WANTED_PICTURE = 'float32 [1,3,H,W] or [1,H,W,3] with a range';

/** Why the description of a graph is none of a two-image model; undefined when it is sound. */
export function twoImageTrouble({ inputs, outputs }: TwoImageGraph): string | undefined {
  const pictures = [named(inputs, 'img0'), named(inputs, 'img1'), named(outputs, 'frame')];
  for (const [index, name] of ['img0', 'img1', 'frame'].entries()) {
    const tensor = pictures[index];
    if (!tensor) return `${name} is not there`;
    if (!layoutOf(tensor) || !tensor.range || tensor.range[0] >= tensor.range[1])
      return `${name} is not ${WANTED_PICTURE}`;
    if (layoutOf(tensor) !== layoutOf(pictures[0] ?? tensor)) return `${name} lies otherwise than img0`;
  }
  if (String(pictures[0]?.range) !== String(pictures[1]?.range)) return 'img0 and img1 have different ranges';
  const t = named(inputs, 't');
  if (!t) return 't is not there';
  if (t.dtype !== 'float32' || t.shape.some((side) => side !== 1)) return 't is not float32 with every side 1';
  const others = inputs.filter((one) => !['img0', 'img1', 't'].includes(one.name));
  return others.length > 0 ? `it wants ${others[0]?.name}, which nobody gives` : undefined;
}

/** @throws Error when the description is not sound (`twoImageTrouble` says why) */
export function twoImageForm(graph: TwoImageGraph): TwoImageForm {
  const [picture, frame, t] = [named(graph.inputs, 'img0'), named(graph.outputs, 'frame'), named(graph.inputs, 't')];
  const layout = picture && layoutOf(picture);
  if (!picture?.range || !frame?.range || !t || !layout) throw new Error('this is no two-image graph');
  const [[low, high], [frameLow, frameHigh]] = [picture.range, frame.range];
  return { layout, low, high, frameLow, frameHigh, tDims: t.shape.map(() => 1) };
}
