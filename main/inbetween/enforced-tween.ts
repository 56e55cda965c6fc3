import type { Planes } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { GestureOf } from '../contract/correction';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import type { WorkingPixels } from '../corrections/colour-area';
import type { DrawnMaps } from '../corrections/drawn/composition';
import { enforced, isContained, isEnforced } from '../corrections/drawn/enforce';
import { isAnyBeside, linesPulled, meantLines } from '../corrections/drawn/pull-lines';
import { type Grid, gridOf, tensorOf } from '../corrections/grid';
import type { GraphTensors } from '../inference/graph-session';
import type { ChildNetwork } from './child-messages';
import { type CorrectedTween, correctedTween, flowsOf, grid, pixelsIn, type TweenWork } from './corrected-tween';
import { workingPixelsOf } from './draw-inbetween';
import type { CheckWanted, DrawingStudio } from './drawing-studio';

export interface EnforcedTween {
  readonly tween: GraphTensors;
  readonly size: WorkingSize;
  readonly obedience: readonly Obedience[];
  /** [1] of the same cells as the flow: between cells of two numbers nothing is mixed. Null where nothing was enforced. */
  readonly pieces: Planes | null;
}

/**
 * The tween graph's answer with the corrections heard, what was said of parts and regions enforced in it, and then lines pulled onto the strokes
 * that were drawn for them.
 * @throws what `correctedTween` throws
 */
export async function enforcedTween(
  studio: DrawingStudio,
  work: TweenWork,
  model: ChildNetwork,
  check: CheckWanted,
): Promise<EnforcedTween> {
  const strokes = work.corrections.filter(isLines);
  if (strokes.length === 0) return partsEnforced(studio, work, model, check);
  const rest = work.corrections.filter((correction) => !isLines(correction));
  const base = await partsEnforced(studio, { ...work, corrections: rest, wanted: 'everything' }, model, check);
  const { size } = base;
  const picture = await pictureOf(studio, work, base, model, check);
  const meant = meantLines(
    strokes.flatMap(({ gesture }) => gesture.lines),
    picture,
    size,
  );
  check();
  const told =
    meant.missing.length === 0
      ? null
      : await partsEnforced(
          studio,
          { ...work, corrections: [...rest, ...saying(meant.missing, strokes)] },
          model,
          check,
        );
  const pieces = base.pieces && Uint8Array.from(base.pieces.data);
  if (!told && !isAnyBeside(meant)) return base;
  const found = linesPulled({ maps: mapsOf(base), pieces, picture }, told && mapsOf(told), meant, size);
  check();
  return { ...base, ...asTensors(base.tween, found.maps, found.pieces) };
}

type Strokes = AppliedCorrection & { readonly gesture: GestureOf<'lines'> };
const isLines = (correction: AppliedCorrection): correction is Strokes => correction.gesture.kind === 'lines';

/** The same strokes, as far as they are missing; the network hears lines, not who drew which. */
function saying(missing: GestureOf<'lines'>['lines'], [first]: readonly Strokes[]): AppliedCorrection[] {
  return first ? [{ ...first, gesture: { ...first.gesture, lines: missing } }] : [];
}

/** What the network drew, or where something was enforced, what is composed then; the padded working size. */
async function pictureOf(
  studio: DrawingStudio,
  { key0, key1, detail }: TweenWork,
  { tween, size, pieces }: EnforcedTween,
  model: ChildNetwork,
  check: CheckWanted,
): Promise<WorkingPixels> {
  if (!pieces) return pixelsIn(tween, 'drawing', size);
  const imageOf = async (key: TweenWork['key0']) =>
    pixelsIn(await studio.key(key, model, check, { detail }), 'image', size).rgba;
  const rgba = workingPixelsOf([await imageOf(key0), await imageOf(key1)], tween, pieces, size);
  return { rgba, widthPx: size.widthPx, heightPx: size.heightPx };
}

/**
 * What is told to the pair graph moves other things, too: the drawing without it is made as well, and stays where it was not spoken of.
 * @throws what `correctedTween` throws
 */
async function partsEnforced(
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
  const found = enforced(
    own,
    {
      tUnit: work.tUnit,
      told: mapsOf(heard),
      without: mapsOf(without),
      parts: grid(tween, 'parts', size),
      picture: pixelsIn(tween, 'drawing', size),
      keys: { parts: seen.parts, painted: keys.painted },
      flows: [grid(pair, 'flow01', size), grid(pair, 'flow10', size)],
      ...{ front: frontOf(pair, size), things },
    },
    model.parts,
    size,
  );
  check();
  const { maps, pieces, parts } = found;
  const obedience = [...heard.obedience, ...found.obedience];
  return { ...asTensors(new Map([...tween, ['parts', tensorOf(parts)]]), maps, pieces), size, obedience };
}

function asTensors(tween: GraphTensors, maps: DrawnMaps, pieces: Uint8Array): Pick<EnforcedTween, 'tween' | 'pieces'> {
  const { width, height } = maps.blend;
  return {
    tween: new Map([
      ...tween,
      ['flow_t0', tensorOf(maps.flowT0)],
      ['flow_t1', tensorOf(maps.flowT1)],
      ['blend', tensorOf(maps.blend)],
      ['residual', tensorOf(maps.residual)],
    ]),
    pieces: { data: Float32Array.from(pieces), channels: 1, width, height },
  };
}

function mapsOf({ tween, size }: Pick<CorrectedTween, 'tween' | 'size'>): DrawnMaps {
  const [blend, residual] = [grid(tween, 'blend', size), grid(tween, 'residual', size)];
  return { ...flowsOf(tween, size), blend, residual };
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
