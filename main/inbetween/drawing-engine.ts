import { join } from 'node:path';
import type { Extremes } from '../contract/correction';
import { checkExtremes } from '../contract/correction-check';
import type { Mask } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { PaletteStep } from '../contract/drawing-choice';
import { NakawariError } from '../contract/errors';
import type { ModelSummary } from '../contract/host';
import type { Provenance } from '../contract/provenance';
import type { ProviderSettled, ProviderWish } from '../contract/provider';
import type { ModelEntry } from '../inference/manifest';
import type { InstalledModel } from '../inference/model-library';
import { defaultThreads } from '../inference/threads';
import { packageRoot, weightsFolder } from '../inference/weights-folder';
import type { Store } from '../store/store';
import type { Reply, Work } from './child-line';
import type {
  DrawingEngine,
  DrawingEngineOptions,
  DrawnInbetween,
  DrawRequest,
  KeyRef,
  MapOptions,
  WorkOptions,
} from './engine-contract';
import { EngineModels } from './engine-models';
import { nakawariVersion } from './engine-version';
import { EngineWork } from './engine-work';
import { forkWithNode } from './fork-child';
import { keepDoubt, keptDoubt } from './kept-doubt';
import { type DrawingMaps, type KeyMaps, keepMaps, keptMaps } from './kept-maps';
import { keepObedience, keptObedience } from './kept-obedience';
import { paletteStepOf } from './provenance';
import { drawingRecipe, inbetweenMapsRecipe, keyMapsRecipe, type Recipe, type RecipeBase, tOf } from './recipes';

export type { DrawingEngine, DrawnInbetween, DrawRequest, KeyRef } from './engine-contract';

const GRACE_MS = 2000;

class ChildDrawingEngine implements DrawingEngine {
  readonly #store: Store;
  readonly #version = nakawariVersion();
  readonly #work: EngineWork;
  readonly #models: EngineModels;

  constructor(options: DrawingEngineOptions) {
    this.#store = options.store;
    const { log = () => undefined, graceMs = GRACE_MS, fork = forkWithNode, provider: wish = 'cpu' } = options;
    const file = options.childFile ?? join(packageRoot(), 'out', 'main', 'drawing-child.js');
    const settings = { threads: options.threads ?? defaultThreads() };
    const version = this.#version;
    this.#work = new EngineWork({ fork: () => fork(file, [JSON.stringify(settings)]), graceMs, version, log });
    const [weights, added] = [options.weightsFolder ?? weightsFolder(), options.modelFolders ?? []];
    this.#models = new EngineModels({ weights, added, wish, version, log }, this.#work);
  }

  models(): Promise<ModelSummary[]> {
    return this.#models.summaries();
  }

  provenance(modelId?: string, palette?: PaletteStep): Promise<Provenance> {
    return this.#models.provenance(modelId, palette);
  }

  runOn(wish: ProviderWish): void {
    this.#models.wish(wish);
  }

  provider(modelId?: string): Promise<ProviderSettled> {
    return this.#models.provider(modelId);
  }

  async draw(request: DrawRequest, options: WorkOptions = {}): Promise<DrawnInbetween> {
    const installed = await this.#models.settled(request.modelId);
    const { model } = installed;
    const [key0, key1] = [bare(request.key0), bare(request.key1)];
    const { palette = 'automatic' } = request;
    const { corrections = [], detail = 'full' } = request;
    const kept = await this.#keptPictures(corrections);
    const wanted = { tUnit: request.tUnit, corrections, detail, lost: kept.lost };
    const recipe = drawingRecipe(this.#base(model, palette), key0, key1, wanted);
    const reused = () => this.#reused(id, recipe, model, request);
    const id = this.#store.idOf(recipe);
    const release = this.#store.pin(id);
    try {
      this.#work.throwIfUnwanted(options.signal);
      // What is there already need not wait for a run.
      if (await this.#store.has(id)) return reused();
      // A person waits for a preview; a job does not mind.
      return await this.#work.inTurn(detail === 'half' ? 'look' : 'draw', options.signal, async () => {
        // Asked again in turn: the drawing ahead in the queue may have been the same one.
        if (await this.#store.has(id)) return reused();
        const drawingPath = await this.#store.temporaryPath(id);
        const work: Work['work'] = {
          ...{ kind: 'draw', key0, key1, tUnit: tOf(request.tUnit), palette, drawingPath },
          ...{ corrections: [...corrections], kept: kept.paths, detail },
        };
        try {
          const reply = await this.#perform('drawn', work, installed, options.signal);
          const { doubt, obedience, times } = reply;
          // Before the drawing: who finds the one has the other.
          if (doubt) await keepDoubt(this.#store, recipe, doubt);
          await keepObedience(this.#store, recipe, obedience);
          await this.#store.commit(recipe, drawingPath, reply.drawing);
          const made = { model: model.id, palette: paletteStepOf(model, palette), doubt, obedience };
          return { id, reused: false, ...made, runMs: times.graphsMs, times };
        } finally {
          await this.#store.discard(drawingPath);
        }
      });
    } finally {
      release();
      kept.release();
    }
  }

  async #reused(
    id: string,
    recipe: Recipe,
    model: ModelEntry,
    { corrections = [], palette = 'automatic' }: DrawRequest,
  ): Promise<DrawnInbetween> {
    const ids = corrections.map((correction) => correction.id);
    const obedience = await keptObedience(this.#store, recipe, ids);
    const doubt = await keptDoubt(this.#store, recipe);
    return { id, reused: true, model: model.id, palette: paletteStepOf(model, palette), doubt, obedience };
  }

  /** Earlier drawings that regions are kept from. One that the store has no more is left out, and the drawing says so. */
  async #keptPictures(corrections: readonly AppliedCorrection[]) {
    const ids = corrections.flatMap(({ gesture }) => (gesture.kind === 'keep' ? [gesture.picture] : []));
    const releases = ids.map((id) => this.#store.pin(id));
    const paths: Record<string, string> = {};
    for (const id of ids) if (await this.#store.has(id)) paths[id] = this.#store.pathOf(id);
    const release = () => {
      for (const one of releases) one();
    };
    return { paths, lost: ids.filter((id) => !(id in paths)), release };
  }

  async mapsOfInbetween(request: DrawRequest, options: MapOptions = {}): Promise<DrawingMaps> {
    const installed = await this.#models.settled(request.modelId);
    const { model } = installed;
    const [key0, key1] = [bare(request.key0), bare(request.key1)];
    const atKeySize = options.atKeySize ?? false;
    const { corrections = [] } = request;
    const wanted = { tUnit: request.tUnit, corrections };
    const recipe = inbetweenMapsRecipe(this.#base(model), key0, key1, wanted, atKeySize);
    const { flowPng, confidencePng, ...rest } = await this.#maps(recipe, installed, options.signal, (basePath) => ({
      ...{ kind: 'map-inbetween', key0, key1, tUnit: tOf(request.tUnit) },
      ...{ corrections: [...corrections], atKeySize, basePath },
    }));
    if (flowPng === null || confidencePng === null) throw new Error('an in-between has flow and confidence');
    return { flowPng, confidencePng, ...rest };
  }

  async mapsOfKey(
    key: KeyRef,
    next: KeyRef | undefined,
    options: MapOptions & { modelId?: string } = {},
  ): Promise<KeyMaps> {
    const installed = await this.#models.settled(options.modelId);
    const { model } = installed;
    const atKeySize = options.atKeySize ?? false;
    const recipe = keyMapsRecipe(this.#base(model), key, next, atKeySize);
    return this.#maps(recipe, installed, options.signal, (basePath) => ({
      ...{ kind: 'map-key', key0: bare(key), key1: next ? bare(next) : null, atKeySize, basePath },
    }));
  }

  async maskOfExtremes(key: KeyRef, extremes: Extremes, { signal }: WorkOptions = {}): Promise<Mask> {
    checkExtremes(extremes);
    const installed = await this.#models.settled(undefined);
    return this.#work.inTurn('look', signal, async () => {
      const work = { kind: 'mask-of-extremes', key0: bare(key), extremes } as const;
      return (await this.#perform('masked', work, installed, signal)).mask;
    });
  }

  async #maps(
    recipe: ReturnType<typeof keyMapsRecipe>,
    installed: InstalledModel,
    signal: AbortSignal | undefined,
    workAt: (basePath: string) => Work['work'],
  ): Promise<KeyMaps> {
    this.#work.throwIfUnwanted(signal);
    if (installed.model.kind === 'two-image') throw new NakawariError('model-no-maps', { model: installed.model.id });
    const before = await keptMaps(this.#store, recipe);
    if (before) return before;
    return this.#work.inTurn('look', signal, async () => {
      const kept = await keptMaps(this.#store, recipe);
      if (kept) return kept;
      const work = workAt(await this.#store.temporaryPath(this.#store.idOf(recipe)));
      const reply = await this.#perform('mapped', work, installed, signal);
      return keepMaps(this.#store, recipe, reply.maps);
    });
  }

  #base(model: ModelEntry, palette?: PaletteStep): RecipeBase {
    return { version: this.#version, model, palette, provider: this.#models.providerOf(model) };
  }

  #perform<Type extends Reply['type']>(
    type: Type,
    work: Work['work'],
    installed: InstalledModel,
    signal: AbortSignal | undefined,
  ): Promise<Extract<Reply, { type: Type }>> {
    return this.#work.perform(type, work, installed, this.#models.providerOf(installed.model), signal);
  }

  async prepare(): Promise<void> {
    await this.#work.open();
  }

  childPid(): number | undefined {
    return this.#work.childPid;
  }

  async close(): Promise<void> {
    await this.#work.close();
  }
}

/** Callers may know more of a key; the child is told only this. */
function bare({ path, sha256 }: KeyRef): KeyRef {
  return { path, sha256 };
}

export function createDrawingEngine(options: DrawingEngineOptions): DrawingEngine {
  return new ChildDrawingEngine(options);
}
