import type { KeyAnalysis } from '../analysis/key-analysis';
import type { PairAnalysis } from '../analysis/pair-analysis';
import { planesNamed, tensorNamed } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { GestureOf } from '../contract/correction';
import type { Mask } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import type { WorkingPixels } from '../corrections/colour-area';
import { maskOfExtremes } from '../corrections/extremes';
import { type Grid, gridOf, tensorOf } from '../corrections/grid';
import type { HintsAtT } from '../corrections/hint-at-t';
import { type GivenAtT, obedienceOfMatches, obedienceOfPins } from '../corrections/obedience';
import { takenFromOneKey } from '../corrections/only-key';
import type { Pin } from '../corrections/pins';
import { pinsOf, type SeenPoint } from '../corrections/resolve-pins';
import { joined, NOTHING, type Said } from '../corrections/said';
import { atTAsSaid, type BaseAtT, linesAsSaid } from '../corrections/say-at-t';
import { type KeysAsSaid, keysAsSaid, matchesAsSaid, type SeenInKeys, thingsOf } from '../corrections/say-of-keys';
import { wayAsSaid } from '../corrections/say-of-way';
import { coveredAtT, hintsOfThingsAtT, type ThingsBetween } from '../corrections/things';
import type { GraphTensors } from '../inference/graph-session';
import type { DecodedPicture } from '../ingest/decode-picture';
import type { ChildNetwork } from './child-messages';
import type { CheckWanted, Detail, DrawingStudio, Wanted } from './drawing-studio';

interface KeyFile {
  readonly path: string;
  readonly sha256: string;
}

export interface TweenWork {
  readonly key0: KeyFile;
  readonly key1: KeyFile;
  readonly tUnit: number;
  readonly corrections: readonly AppliedCorrection[];
  readonly detail: Detail;
  /** Without corrections; with them all that the graphs tell is looked at. */
  readonly wanted?: Wanted;
}

export interface CorrectedTween {
  readonly tween: GraphTensors;
  readonly size: WorkingSize;
  /** Of every correction that the network was told and that can be measured in what it gave. */
  readonly obedience: readonly Obedience[];
  /** What it was told of the keys, and what came of it between them; null without corrections. */
  readonly told: Told | null;
}

export interface Told {
  readonly keys: KeysAsSaid;
  readonly seen: SeenInKeys;
  readonly pair: PairAnalysis;
  readonly things: ThingsBetween | undefined;
}

/**
 * The tween graph's answer with the corrections heard. Only what they touch runs: what is said of keys and matches asks the pair graph
 * and the tween graph again, all else the tween graph alone. Gestures at t mean the drawing without them, so that one is made, too
 * (a person has usually just seen it, and then it is at hand).
 * @throws NakawariError correction-unknown-name, correction-one-spot, correction-empty, cancelled, and what the studio throws
 */
export async function correctedTween(
  studio: DrawingStudio,
  work: TweenWork,
  model: ChildNetwork,
  check: CheckWanted,
): Promise<CorrectedTween> {
  const { key0, key1, tUnit, corrections: applied, detail } = work;
  const size = studio.sizeOf(await studio.decoded(key0), model, detail);
  if (applied.length === 0) {
    const { wanted = 'everything' } = work;
    return {
      tween: await studio.tween(key0, key1, tUnit, model, check, { detail, wanted }),
      size,
      obedience: [],
      told: null,
    };
  }
  const seen = seenInKeys(
    await studio.key(key0, model, check, { detail }),
    await studio.key(key1, model, check, { detail }),
    model,
    size,
  );
  const clicks = masksOfClicks(applied, [await studio.decoded(key0), await studio.decoded(key1)]);
  const keys = keysAsSaid(applied, seen, model, size, clicks);
  const things = await thingsOf(applied, keys, size, async (laid) => {
    const found = await studio.laidUpon(key0, laid, model, check, { detail });
    return { flow01: grid(found, 'flow01', size), flow10: grid(found, 'flow10', size) };
  });
  const toPair = joined(keys.said, matchesAsSaid(applied, things, size));
  const pair = await studio.pair(key0, key1, model, check, { detail, toPair });
  const flows = [grid(pair, 'flow01', size), grid(pair, 'flow10', size)] as const;
  const before = things && { covered: coveredAtT(things, flows, seen.parts, tUnit, size), parts: seen.parts };
  const hints = things && hintsOfThingsAtT(things, tUnit, () => tUnit, size, before);
  const way = joined(keys.said, wayAsSaid(applied, tUnit, keys, model, size), hintsAsSaid(hints));
  const tweenOf = async (toTween: Said) => {
    const found = await studio.tween(key0, key1, tUnit, model, check, { detail, toPair, toTween });
    return takenFromOneKey(found, hints, seen.pictures, size);
  };
  const gesturesAtT = applied.filter(({ gesture }) => AT_T.has(gesture.kind));
  const isDrawnTwice = gesturesAtT.some(({ gesture }) => gesture.kind !== 'lines');
  const given = (tween: GraphTensors): GivenAtT => ({
    ...{ ...flowsOf(tween, size), blend: grid(tween, 'blend', size), parts: grid(tween, 'parts', size) },
  });
  const told: Told = { keys, seen, pair, things };
  const ofMatches = (tween: GraphTensors) =>
    obedienceOfMatches(applied, grid(pair, 'flow01', size), { given: given(tween), things, tUnit }, size);
  if (!isDrawnTwice) {
    const tween = await tweenOf(joined(way, linesAsSaid(gesturesAtT, size)));
    return { tween, size, obedience: ofMatches(tween), told };
  }
  const base = baseAtT(await tweenOf(way), pair, keys, tUnit, size);
  const pins: Pin[] = pinsOf(gesturesAtT, base, model, size);
  const tween = await tweenOf(joined(way, atTAsSaid(gesturesAtT, pins, base, model, size, hints)));
  const obedience = [...ofMatches(tween), ...obedienceOfPins(pins, base, given(tween), size)];
  return { tween, size, obedience, told };
}

function hintsAsSaid(hints: HintsAtT | undefined): Said {
  if (!hints) return NOTHING;
  return new Map([
    ['hint_t0', tensorOf(hints.hint0)],
    ['hint_t1', tensorOf(hints.hint1)],
  ]);
}

const AT_T: ReadonlySet<AppliedCorrection['gesture']['kind']> = new Set([
  ...(['point-at', 'arc', 'flow-hint', 'lines'] as const),
]);

export const grid = (tensors: GraphTensors, name: string, size: WorkingSize): Grid =>
  gridOf(planesNamed(tensors, name), size);
export const flowsOf = (tween: GraphTensors, size: WorkingSize) => ({
  flowT0: grid(tween, 'flow_t0', size),
  flowT1: grid(tween, 'flow_t1', size),
});

export function pixelsIn(tensors: GraphTensors, name: string, size: WorkingSize): WorkingPixels {
  const { type, data } = tensorNamed(tensors, name);
  if (type !== 'uint8') throw new Error(`${name} is not uint8`);
  return { rgba: data, widthPx: size.paddedWidthPx, heightPx: size.paddedHeightPx };
}

function pointsSeen(tensors: GraphTensors, count: number): SeenPoint[] {
  const { data } = tensorNamed(tensors, 'keypoints');
  return Array.from({ length: count }, (_, index) => ({
    ...{ x: data[index * 3] ?? 0, y: data[index * 3 + 1] ?? 0 },
    visibility01: Math.min(Math.max(data[index * 3 + 2] ?? 0, 0), 1),
  }));
}

function seenInKeys(first: KeyAnalysis, second: KeyAnalysis, model: ChildNetwork, size: WorkingSize): SeenInKeys {
  const count = model.keypoints.length;
  return {
    parts: [grid(first, 'parts', size), grid(second, 'parts', size)],
    keypoints: [pointsSeen(first, count), pointsSeen(second, count)],
    pictures: [pixelsIn(first, 'image', size), pixelsIn(second, 'image', size)],
  };
}

function baseAtT(tween: GraphTensors, pair: PairAnalysis, keys: KeysAsSaid, tUnit: number, size: WorkingSize): BaseAtT {
  return {
    ...{ tUnit, ...flowsOf(tween, size), flow01: grid(pair, 'flow01', size), parts: grid(tween, 'parts', size) },
    picture: pixelsIn(tween, 'drawing', size),
    keypoints: pointsSeen(tween, keys.keypoints[0].length),
    keypointsOfKeys: keys.keypoints,
  };
}

function masksOfClicks(
  applied: readonly AppliedCorrection[],
  pictures: readonly [DecodedPicture, DecodedPicture],
): ReadonlyMap<GestureOf<'key-mask'>, Mask> {
  return new Map(
    applied.flatMap(({ key, gesture }) => {
      if (key === null || gesture.kind !== 'key-mask' || gesture.shape.by !== 'extremes') return [];
      const { pixels, facts } = pictures[key];
      return [[gesture, maskOfExtremes(pixels, facts.widthPx, facts.heightPx, gesture.shape.extremes)] as const];
    }),
  );
}
