import { type KeypointPx, keypointsPx } from '../analysis/keypoints';
import { flowMaps, type MapFrame, masksPng, occlusionPng, uncertaintyPng } from '../analysis/map-pictures';
import { partColours } from '../analysis/part-colours';
import { type Planes, planesNamed, tensorNamed } from '../analysis/planes';
import type { GraphTensors } from '../inference/graph-session';
import type { ChildNetwork, ChildWork, MapsDone, WrittenFile } from './child-messages';
import { writeResult } from './draw-work';
import type { CheckWanted, DrawingStudio } from './drawing-studio';
import { enforcedTween } from './enforced-tween';

type InbetweenWork = Extract<ChildWork, { kind: 'map-inbetween' }>;
type KeyWork = Extract<ChildWork, { kind: 'map-key' }>;

interface Maps {
  readonly flow: Planes | null;
  readonly parts: Planes;
  readonly occlusion: Planes | null;
  readonly uncertainty: Planes | null;
  readonly keypoints: readonly KeypointPx[];
}

/** The maps of the in-between at t; its flow points to where each spot is in the second key. */
export async function mapInbetween(
  studio: DrawingStudio,
  work: InbetweenWork,
  model: ChildNetwork,
  check: CheckWanted,
): Promise<MapsDone> {
  await studio.load(model);
  const { tween, size } = await enforcedTween(studio, { ...work, detail: 'full' }, model, check);
  const maps: Maps = {
    flow: planesNamed(tween, 'flow_t1', 2),
    parts: planesNamed(tween, 'parts', model.parts.length),
    occlusion: planesNamed(tween, 'occlusion', 3),
    uncertainty: planesNamed(tween, 'uncertainty', 1),
    keypoints: keypointsPx(tensorNamed(tween, 'keypoints'), model.keypoints, size),
  };
  return writeMaps(maps, { size, atKeySize: work.atKeySize }, model, work.basePath, check);
}

/** The maps of a key; its flow points to the next key. */
export async function mapKey(
  studio: DrawingStudio,
  work: KeyWork,
  model: ChildNetwork,
  check: CheckWanted,
): Promise<MapsDone> {
  await studio.load(model, 'drawing');
  const size = studio.sizeOf(await studio.decoded(work.key0), model);
  const key: GraphTensors = await studio.key(work.key0, model, check);
  const pair = work.key1 ? await studio.pair(work.key0, work.key1, model, check) : undefined;
  const maps: Maps = {
    flow: pair ? planesNamed(pair, 'flow01', 2) : null,
    parts: planesNamed(key, 'parts', model.parts.length),
    occlusion: null,
    uncertainty: null,
    keypoints: keypointsPx(tensorNamed(key, 'keypoints'), model.keypoints, size),
  };
  return writeMaps(maps, { size, atKeySize: work.atKeySize }, model, work.basePath, check);
}

async function writeMaps(
  maps: Maps,
  frame: MapFrame,
  model: ChildNetwork,
  basePath: string,
  check: CheckWanted,
): Promise<MapsDone> {
  const write = (part: string, bytes: Uint8Array): Promise<WrittenFile> => writeResult(`${basePath}.${part}`, bytes);
  const flow = maps.flow ? await flowMaps(maps.flow, frame) : null;
  check();
  const colours = partColours(model.parts.length);
  return {
    masks: await write('masks', masksPng(maps.parts, frame)),
    flow: flow ? await write('flow', flow.png) : null,
    flowFile: flow?.file ? await write('flo', flow.file) : null,
    occlusion: maps.occlusion ? await write('occlusion', await occlusionPng(maps.occlusion, frame)) : null,
    confidence: maps.uncertainty ? await write('unsure', await uncertaintyPng(maps.uncertainty, frame)) : null,
    maxFlowPx: flow?.maxFlowPx ?? 0,
    arrowsPx: [...(flow?.arrowsPx ?? [])],
    keypoints: [...maps.keypoints],
    bones: model.bones,
    parts: model.parts.map((name, index) => ({ name, colour: colours[index] ?? '#000000' })),
  };
}
