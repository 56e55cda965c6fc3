import { basename } from 'node:path';
import { isCancelled, NakawariError } from '../contract/errors';
import type { DrawingEngine } from '../inbetween/drawing-engine';
import { probePicture } from '../ingest/probe-picture';
import type { Store } from '../store/store';
import type { EvalCase } from './case-folder';
import { asPixels, type CaseLabels, chartTime, type HalfField, motionPx, readLabels } from './labels';
import type { CaseKeys, Method } from './methods';
import { type RgbaPicture, readRgba } from './read-picture';
import type { EvalReport, Row } from './report';
import { prepareTruth, scoreDrawing, type Truth } from './score-drawing';
import { motionBin, readFlow, tallyFlow, tallyParts, tallyPoints } from './structure-score';
import { Tallies } from './tallies';
import { TrackWatch } from './temporal-score';
import { NeighbourWatch } from './warping-error';

export interface EvalParts {
  readonly engine: DrawingEngine;
  readonly store: Store;
  readonly signal: AbortSignal;
  /** Told after each drawing. */
  readonly progress: (done: number, total: number) => void;
  /** Tell the methods the chart's t where labels know it, or the plain time of the file's name. */
  readonly time: EvalReport['time'];
}

export interface EvalMethod extends Method {
  /** Set for our own models: their flow, keypoints and parts are scored, too. */
  readonly modelId?: string;
}

type Results = Pick<EvalReport, 'rows' | 'structure' | 'temporal' | 'parts' | 'failed'>;

/** A case with everything that its methods share. */
export interface PreparedCase {
  readonly keys: CaseKeys;
  readonly labels: CaseLabels | undefined;
  readonly bin: Row['motionBin'];
}

const FIGURE_CELLS = 20;

/** The 90th percentile of how far what is not background moves from key to key, px at 540 px height. */
export function figureMotion540Px(labels: CaseLabels, heightPx: number): number {
  const [flow] = labels.flowKeys;
  const cells = flow.widthCells * flow.heightCells;
  const lengths: number[] = [];
  const moving: number[] = [];
  for (let i = 0; i < cells; i += 1) {
    const length = Math.hypot(flow.values[i] ?? 0, flow.values[cells + i] ?? 0);
    if ((labels.partsKeys[0].values[i] ?? 0) > 0) lengths.push(length);
    if (length > 0.5) moving.push(length);
  }
  const chosen = (lengths.length > FIGURE_CELLS ? lengths : moving).sort((a, b) => a - b);
  return ((chosen[Math.floor((chosen.length - 1) * 0.9)] ?? 0) * 540) / heightPx;
}

export async function prepareCase(one: EvalCase): Promise<PreparedCase> {
  const [picture0, picture1] = [await readRgba(one.key0), await readRgba(one.key1)];
  if (picture0.widthPx !== picture1.widthPx || picture0.heightPx !== picture1.heightPx) {
    throw new NakawariError('keys-differ-in-size', {
      ...{ file: basename(one.key1), width: picture1.widthPx, height: picture1.heightPx },
      ...{ otherFile: basename(one.key0), otherWidth: picture0.widthPx, otherHeight: picture0.heightPx },
    });
  }
  const refOf = async (path: string) => ({ path, sha256: (await probePicture(path)).facts.sha256 });
  const labels = await readLabels(one.labels);
  return {
    keys: { name: one.name, refs: [await refOf(one.key0), await refOf(one.key1)], pictures: [picture0, picture1] },
    labels,
    bin: labels ? motionBin(figureMotion540Px(labels, picture0.heightPx)) : null,
  };
}

/** Which entry of the labels a true drawing is, found by its time. */
function labelIndex(labels: CaseLabels | undefined, tUnit: number): number {
  return labels ? labels.timesUnit.findIndex((time) => Math.abs(time - tUnit) < 0.002) : -1;
}

interface LabelledMoment {
  readonly k: number;
  readonly motion: Float32Array;
  readonly visible: readonly [HalfField, HalfField];
}

function momentOf(labels: CaseLabels | undefined, tUnit: number): LabelledMoment | undefined {
  const k = labelIndex(labels, tUnit);
  if (!labels || k < 0) return undefined;
  return { k, motion: motionPx(labels.flowT(k)), visible: labels.visibleT(k) };
}

function labelledTruth(truth: RgbaPicture, keys: CaseKeys, moment: LabelledMoment | undefined): Truth {
  if (!moment) return prepareTruth(truth, keys.pictures, undefined);
  const { motion, visible } = moment;
  const seenBy = (cell: number) => visible.reduce((sum, side) => sum + ((side.values[cell] ?? 0) > 0 ? 1 : 0), 0);
  const area = (chosen: (cell: number) => boolean) => asPixels(chosen, visible[0], truth.widthPx, truth.heightPx);
  return prepareTruth(truth, keys.pictures, {
    moving: area((cell) => (motion[cell] ?? 0) > 1),
    seen: [area((cell) => seenBy(cell) === 2), area((cell) => seenBy(cell) === 1), area((cell) => seenBy(cell) === 0)],
  });
}

/**
 * Scores every method on every true drawing of every case. A method that fails on a drawing is noted and goes on with the next.
 * @throws NakawariError cancelled, and what is wrong with the set itself
 */
export async function runEval(
  cases: readonly EvalCase[],
  methods: readonly EvalMethod[],
  parts: EvalParts,
): Promise<Results> {
  const total = cases.reduce((sum, one) => sum + one.truths.length * methods.length, 0);
  const rows: Row[] = [];
  const failed: EvalReport['failed'] = [];
  const tallies = new Map(methods.flatMap(({ modelId }) => (modelId ? [[modelId, new Tallies()] as const] : [])));
  const tracks = new Map([...tallies.keys()].map((modelId) => [modelId, new TrackWatch()]));
  let partNames: string[] = [];
  let done = 0;
  for (const one of cases) {
    const prepared = await prepareCase(one);
    const { keys, labels, bin } = prepared;
    const neighbours = new NeighbourWatch(keys.pictures[0]);
    for (const truth of one.truths) {
      const moment = momentOf(labels, truth.tUnit);
      const told =
        parts.time === 'chart' && labels && moment
          ? chartTime(truth.tUnit, labels.tauT(moment.k), moment.motion)
          : truth.tUnit;
      const prepared = labelledTruth(await readRgba(truth.path), keys, moment);
      for (const method of methods) {
        if (parts.signal.aborted) throw new NakawariError('cancelled');
        try {
          const drawing = await method.draw(keys, told, parts.signal);
          const field = moment && labels ? { flow: labels.flowT(moment.k)[0], visible: moment.visible[0] } : undefined;
          const score = scoreDrawing(drawing, prepared, neighbours.see(method.name, drawing, field));
          rows.push({
            case: one.name,
            tUnit: truth.tUnit,
            toldUnit: told,
            method: method.name,
            motionBin: bin,
            kind: one.kind,
            score,
          });
          const tally = method.modelId ? tallies.get(method.modelId) : undefined;
          if (method.modelId && tally && labels && moment) {
            const seen = await tallyInbetween(parts, method.modelId, tally, keys, told, labels, moment);
            partNames = seen.parts.map((part) => part.name);
            tracks.get(method.modelId)?.see(one.name, truth.tUnit, seen.keypoints, labels, moment.k);
          }
        } catch (error) {
          if (!(error instanceof NakawariError) || isCancelled(error)) throw error;
          failed.push({ case: one.name, method: method.name, code: error.code });
        }
        done += 1;
        parts.progress(done, total);
      }
    }
    for (const [modelId, tally] of tallies) if (labels) await tallyKeys(parts, modelId, tally, keys, labels);
  }
  return {
    rows,
    failed,
    parts: partNames,
    structure: Object.fromEntries([...tallies].map(([modelId, tally]) => [modelId, tally.toRecord()])),
    temporal: Object.fromEntries([...tracks].map(([modelId, watch]) => [modelId, watch.result()])),
  };
}

async function tallyInbetween(
  parts: EvalParts,
  modelId: string,
  tally: Tallies,
  keys: CaseKeys,
  tUnit: number,
  labels: CaseLabels,
  { k, motion, visible }: LabelledMoment,
) {
  const [key0, key1] = keys.refs;
  const maps = await parts.engine.mapsOfInbetween(
    { key0, key1, tUnit, modelId },
    { atKeySize: true, signal: parts.signal },
  );
  const partsT = labels.partsT(k);
  if (maps.flowFile) {
    const flow = await readFlow(parts.store.pathOf(maps.flowFile));
    tallyFlow(tally, 'in-between to key 1', flow, labels.flowT(k)[1], { motion, visible: visible[1], parts: partsT });
  }
  tallyPoints(tally, 't', maps, labels.pointsT(k));
  await tallyParts(tally, 't', maps, partsT, parts.store);
  return maps;
}

async function tallyKeys(
  parts: EvalParts,
  modelId: string,
  tally: Tallies,
  keys: CaseKeys,
  labels: CaseLabels,
): Promise<void> {
  for (const side of [0, 1] as const) {
    const [own, other] = [keys.refs[side], keys.refs[1 - side]];
    const maps = await parts.engine.mapsOfKey(own, other, { atKeySize: true, modelId, signal: parts.signal });
    const flow = labels.flowKeys[side];
    const cells = flow.widthCells * flow.heightCells;
    const motion = Float32Array.from({ length: cells }, (_, i) =>
      Math.hypot(flow.values[i] ?? 0, flow.values[cells + i] ?? 0),
    );
    if (maps.flowFile) {
      const field = { motion, visible: labels.visibleKeys[side], parts: labels.partsKeys[side] };
      tallyFlow(tally, 'key to key', await readFlow(parts.store.pathOf(maps.flowFile)), flow, field);
    }
    tallyPoints(tally, 'keys', maps, labels.pointsKeys[side]);
    await tallyParts(tally, 'keys', maps, labels.partsKeys[side], parts.store);
  }
}
