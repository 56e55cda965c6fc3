import type { DrawingChoice } from '../contract/drawing-choice';
import type { DrawingMaps } from '../contract/maps';
import { createDrawingEngine } from '../inbetween/drawing-engine';
import type { ForkChild } from '../inbetween/fork-child';
import type { KeyMaps } from '../inbetween/kept-maps';
import { weightsTrouble } from '../inference/weights-trouble';
import type { Store } from '../store/store';
import type { DrawingService } from './drawing-service';

interface EngineServiceOptions {
  readonly store: Store;
  readonly weightsFolder: string;
  readonly forkChild?: ForkChild | undefined;
  readonly childFile?: string | undefined;
  /** Where a person's own models may be. */
  readonly modelFolders: readonly string[];
  /** How the person wants drawings made; asked before each. */
  readonly choice: () => Promise<DrawingChoice>;
  readonly log: (logId: string, text: string) => void;
}

/** The real engine and its store, as the desk needs them. */
export function createEngineService(options: EngineServiceOptions): DrawingService {
  const { store, weightsFolder, modelFolders, forkChild, childFile, log } = options;
  const engine = createDrawingEngine({
    ...{ store, weightsFolder, modelFolders, log },
    ...(forkChild && { fork: forkChild }),
    ...(childFile !== undefined && { childFile }),
  });
  const chosen = async () => {
    const { modelId, palette, provider } = await options.choice();
    engine.runOn(provider);
    // A chosen model that is gone must not keep anybody from drawing: the default one draws, and the page names it.
    const isThere = modelId !== null && (await engine.models()).some(({ id }) => id === modelId);
    return { palette, ...(isThere && { modelId }) };
  };
  return {
    async draw(request, { signal }) {
      const wanted = { ...request, ...(await chosen()) };
      const { id, reused, model, palette, doubt, obedience } = await engine.draw(wanted, { signal });
      return { id, reused, model, palette, doubt01: doubt?.doubt01 ?? null, lookAt: doubt?.lookAt ?? null, obedience };
    },
    mapsOfInbetween: async (request, { signal }) =>
      contractMaps(await engine.mapsOfInbetween({ ...request, ...(await chosen()) }, { signal })),
    async mapsOfKey(key, next, { signal }) {
      const { modelId } = await chosen();
      return contractMaps(await engine.mapsOfKey(key, next, { signal, ...(modelId !== undefined && { modelId }) }));
    },
    maskOfExtremes: (key, extremes, { signal }) => engine.maskOfExtremes(key, extremes, { signal }),
    async models() {
      const [models, { modelId }] = [await engine.models(), await chosen()];
      return modelId === undefined ? models : models.map((model) => ({ ...model, isDefault: model.id === modelId }));
    },
    async provider() {
      const { modelId } = await chosen();
      return engine.provider(modelId);
    },
    modelTrouble: () => weightsTrouble(weightsFolder),
    async provenance(named) {
      const { modelId, palette } = await chosen();
      return engine.provenance(named ?? modelId, palette);
    },
    whichAreThere: (ids) => store.whichAreThere(ids),
    async pictureFile(id) {
      return (await store.has(id)) ? store.pathOf(id) : undefined;
    },
    close: () => engine.close(),
  };
}

function contractMaps(maps: KeyMaps): DrawingMaps {
  return {
    flow:
      maps.flowPng === null
        ? null
        : {
            picture: maps.flowPng,
            maxPx: maps.maxFlowPx,
            arrows: maps.arrowsPx.map(({ x, y, dx, dy }) => ({ xPx: x, yPx: y, dxPx: dx, dyPx: dy })),
          },
    keypoints: maps.keypoints.map(({ name, x, y, visibility01 }) => ({ name, xPx: x, yPx: y, visibility01 })),
    bones: maps.bones,
    masks: { picture: maps.masksPng, parts: maps.parts },
    occlusion: maps.occlusionPng === null ? null : { picture: maps.occlusionPng },
    confidence: maps.confidencePng === null ? null : { picture: maps.confidencePng },
  };
}
