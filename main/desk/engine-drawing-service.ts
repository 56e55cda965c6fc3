import type { DrawingMaps } from '../contract/maps';
import { createDrawingEngine } from '../inbetween/drawing-engine';
import type { ForkChild } from '../inbetween/fork-child';
import type { KeyMaps } from '../inbetween/kept-maps';
import { provenanceOf } from '../inbetween/provenance';
import { findModel, readManifest } from '../inference/manifest';
import { weightsTrouble } from '../inference/weights-trouble';
import type { Store } from '../store/store';
import type { DrawingService } from './drawing-service';

interface EngineServiceOptions {
  readonly store: Store;
  readonly weightsFolder: string;
  readonly version: string;
  readonly forkChild?: ForkChild | undefined;
  readonly childFile?: string | undefined;
  readonly log: (logId: string, text: string) => void;
}

/** The real engine and its store, as the desk needs them. */
export function createEngineService(options: EngineServiceOptions): DrawingService {
  const { store, weightsFolder, version, forkChild, childFile, log } = options;
  const engine = createDrawingEngine({
    ...{ store, weightsFolder, log },
    ...(forkChild && { fork: forkChild }),
    ...(childFile !== undefined && { childFile }),
  });
  return {
    async draw(request, { signal }) {
      const { id, reused, model, doubt, obedience } = await engine.draw(request, { signal });
      return { id, reused, model, doubt01: doubt?.doubt01 ?? null, lookAt: doubt?.lookAt ?? null, obedience };
    },
    mapsOfInbetween: async (request, { signal }) => contractMaps(await engine.mapsOfInbetween(request, { signal })),
    mapsOfKey: async (key, next, { signal }) => contractMaps(await engine.mapsOfKey(key, next, { signal })),
    maskOfExtremes: (key, extremes, { signal }) => engine.maskOfExtremes(key, extremes, { signal }),
    models: () => engine.models(),
    modelTrouble: () => weightsTrouble(weightsFolder),
    provenance: async () => provenanceOf(findModel(await readManifest(weightsFolder)), version),
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
