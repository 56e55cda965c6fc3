import { type Planes, planesNamed, tensorNamed } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { Obedience } from '../contract/cut';
import { enforced, isContained, isEnforced } from '../corrections/drawn/enforce';
import { type Grid, gridOf, tensorOf } from '../corrections/grid';
import type { GraphTensors } from '../inference/graph-session';
import type { ChildNetwork } from './child-messages';
import { type CorrectedTween, correctedTween, type TweenWork } from './corrected-tween';
import type { CheckWanted, DrawingStudio } from './drawing-studio';

export interface EnforcedTween {
  readonly tween: GraphTensors;
  readonly size: WorkingSize;
  readonly obedience: readonly Obedience[];
  /** [1] of the same cells as the flow: between cells of two numbers nothing is mixed. Null where nothing was enforced. */
  readonly pieces: Planes | null;
}

/**
 * The tween graph's answer with the corrections heard, and what was said of parts and regions enforced in it. What is told to the pair graph
 * moves other things, too: the drawing without it is made as well, and stays where it was not spoken of.
 * @throws what `correctedTween` throws
 */
export async function enforcedTween(
  studio: DrawingStudio,
  work: TweenWork,
  model: ChildNetwork,
  check: CheckWanted,
): Promise<EnforcedTween> {
  const heard = await correctedTween(studio, work, model, check);
  const own = work.corrections.filter(isEnforced);
  if (own.length === 0 || !heard.told) return { ...heard, pieces: null };
  const rest = work.corrections.filter((correction) => !isContained(correction));
  const without =
    rest.length === work.corrections.length
      ? heard
      : await correctedTween(studio, { ...work, corrections: rest, wanted: 'drawing' }, model, check);
  const { tween, size, told } = heard;
  const { pair, seen, keys, things } = told;
  const drawing = tensorNamed(tween, 'drawing');
  if (drawing.type !== 'uint8') throw new Error('drawing is not uint8');
  const found = enforced(
    own,
    {
      tUnit: work.tUnit,
      told: mapsOf(heard),
      without: mapsOf(without),
      parts: grid(tween, 'parts', size),
      picture: { rgba: drawing.data, widthPx: size.paddedWidthPx, heightPx: size.paddedHeightPx },
      keys: { parts: seen.parts, painted: keys.painted },
      flows: [grid(pair, 'flow01', size), grid(pair, 'flow10', size)],
      ...{ front: frontOf(pair, size), things },
    },
    model.parts,
    size,
  );
  check();
  const { maps, pieces, parts } = found;
  const { width, height } = maps.blend;
  return {
    tween: new Map([
      ...tween,
      ['flow_t0', tensorOf(maps.flowT0)],
      ['flow_t1', tensorOf(maps.flowT1)],
      ['blend', tensorOf(maps.blend)],
      ['residual', tensorOf(maps.residual)],
      ['parts', tensorOf(parts)],
    ]),
    size,
    obedience: [...heard.obedience, ...found.obedience],
    pieces: { data: Float32Array.from(pieces), channels: 1, width, height },
  };
}

const grid = (tensors: GraphTensors, name: string, size: WorkingSize): Grid => gridOf(planesNamed(tensors, name), size);

function mapsOf({ tween, size }: CorrectedTween) {
  return {
    ...{ flowT0: grid(tween, 'flow_t0', size), flowT1: grid(tween, 'flow_t1', size) },
    ...{ blend: grid(tween, 'blend', size), residual: grid(tween, 'residual', size) },
  };
}

/** Both keys in one tensor [2,1,h,w]; null of a network that does not tell. */
function frontOf(pair: GraphTensors, size: WorkingSize): readonly [Grid, Grid] | null {
  const front = pair.get('front');
  const [keys, , height = 0, width = 0] = front?.dims ?? [];
  if (front?.type !== 'float32' || keys !== 2) return null;
  const of = (key: 0 | 1) => {
    const data = front.data.slice(key * width * height, (key + 1) * width * height);
    return gridOf({ data, channels: 1, width, height }, size);
  };
  return [of(0), of(1)];
}
