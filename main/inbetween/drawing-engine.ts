import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Extremes } from '../contract/correction';
import { checkExtremes } from '../contract/correction-check';
import type { Mask } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import type { PaletteStep } from '../contract/drawing-choice';
import { NakawariError } from '../contract/errors';
import type { ModelSummary } from '../contract/host';
import type { Provenance } from '../contract/provenance';
import type { ProviderSettled, ProviderWish } from '../contract/provider';
import { lacksOf, type ModelEntry } from '../inference/manifest';
import { type InstalledModel, type ModelLibrary, modelOf, readLibrary } from '../inference/model-library';
import { defaultThreads } from '../inference/threads';
import { packageRoot, weightsFolder } from '../inference/weights-folder';
import type { Store } from '../store/store';
import { ChildLine, type Reply, type Work } from './child-line';
import type { Doubt, RunTimes } from './child-messages';
import { childModel } from './child-model';
import { nakawariVersion } from './engine-version';
import { type ForkChild, forkWithNode } from './fork-child';
import { keepDoubt, keptDoubt } from './kept-doubt';
import { type DrawingMaps, type KeyMaps, keepMaps, keptMaps } from './kept-maps';
import { keepObedience, keptObedience } from './kept-obedience';
import { provenanceOf } from './provenance';
import { ProviderChoice } from './provider-choice';
import { drawingRecipe, inbetweenMapsRecipe, keyMapsRecipe, type Recipe, type RecipeBase, tOf } from './recipes';
import { type Rank, Turns } from './turns';

/** A key drawing's file: where it is on this machine, and what it must contain. */
export interface KeyRef {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
}

export interface DrawRequest {
  readonly key0: KeyRef;
  readonly key1: KeyRef;
  /** 0 = the first key, 1 = the second. */
  readonly tUnit: number;
  /** The default model when left out. */
  readonly modelId?: string | undefined;
  /** Whether keys of flat colours give them back in the last step. Default: automatic. */
  readonly palette?: PaletteStep | undefined;
  /** What a person says of this drawing, in the order in which it counts. None when left out. */
  readonly corrections?: readonly AppliedCorrection[] | undefined;
  /** `half`: a preview, at half the size that the network works at. */
  readonly detail?: 'full' | 'half' | undefined;
}

export interface DrawnInbetween {
  /** Store id of the PNG; the file is at `store.pathOf(id)`. */
  readonly id: string;
  /** True when it was there already and no network ran. */
  readonly reused: boolean;
  /** Id of the network. */
  readonly model: string;
  /** Null where the network does not tell, and for drawings of an older engine. */
  readonly doubt: Doubt | null;
  /** One line a correction, in their order. */
  readonly obedience: readonly Obedience[];
  /** Time in the graphs alone; absent when reused. */
  readonly runMs?: number;
  readonly times?: RunTimes;
}

export interface WorkOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface MapOptions extends WorkOptions {
  /** Pictures at the key's own size and a flow file beside them; otherwise at the network's working size, for the eye. */
  readonly atKeySize?: boolean;
}

/**
 * Draws, one request at a time, in a child process that it starts, watches and replaces. Results go to the store. All calls may
 * throw NakawariError: picture- and model- codes, keys-differ-in-size, document-changed (a key's file is no longer what its
 * hash says), cancelled (work has truly stopped), engine-died (twice at the same drawing), engine-failed, disk-full,
 * output-not-writable.
 */
export interface DrawingEngine {
  draw(request: DrawRequest, options?: WorkOptions): Promise<DrawnInbetween>;
  /** What the network saw at t; flow points from the in-between to where it is in the second key. */
  mapsOfInbetween(request: DrawRequest, options?: MapOptions): Promise<DrawingMaps>;
  /** What the network saw in a key; flow points to the next key and is null for a last one. */
  mapsOfKey(key: KeyRef, next: KeyRef | undefined, options?: MapOptions & { modelId?: string }): Promise<KeyMaps>;
  /**
   * The part of a key between four clicks on its outermost places.
   * @throws NakawariError correction-one-spot, correction-empty
   */
  maskOfExtremes(key: KeyRef, extremes: Extremes, options?: WorkOptions): Promise<Mask>;
  models(): Promise<ModelSummary[]>;
  /** What a drawing of this model (the default one) was made by, for a sidecar. */
  provenance(modelId?: string, palette?: PaletteStep): Promise<Provenance>;
  /** What the networks run on from the next drawing on; it is tried before, and told in the log once when it is not what was wished. */
  runOn(wish: ProviderWish): void;
  /** What the wish comes to for a model (the default one). */
  provider(modelId?: string): Promise<ProviderSettled>;
  /** Starts the child ahead of the first drawing. */
  prepare(): Promise<void>;
  childPid(): number | undefined;
  close(): Promise<void>;
}

export interface DrawingEngineOptions {
  readonly store: Store;
  /** Default: NAKAWARI_WEIGHTS, or models/weights. */
  readonly weightsFolder?: string;
  /** Where models that a person has added may be; none of them needs to be there. */
  readonly modelFolders?: readonly string[];
  /** What the networks are wished to run on; default: the processor. */
  readonly provider?: ProviderWish;
  /** Default: physical cores. */
  readonly threads?: number;
  /** The built child program; default out/main/drawing-child.js. */
  readonly childFile?: string;
  /** Electron passes its utilityProcess here. */
  readonly fork?: ForkChild;
  /** How long a cancelled run may take to stop by itself before the child is killed. */
  readonly graceMs?: number;
  /** Takes what is not for a person's eyes, under the log id that the error names. */
  readonly log?: (logId: string, text: string) => void;
}

const GRACE_MS = 2000;
const ATTEMPTS = 2;

class ChildDrawingEngine implements DrawingEngine {
  readonly #store: Store;
  readonly #weights: string;
  readonly #added: readonly string[];
  readonly #line: ChildLine;
  readonly #log: (logId: string, text: string) => void;
  readonly #version = nakawariVersion();
  readonly #turns = new Turns();
  readonly #provider: ProviderChoice;
  #requests = 0;
  #closed = false;

  constructor(options: DrawingEngineOptions) {
    this.#store = options.store;
    this.#weights = options.weightsFolder ?? weightsFolder();
    this.#added = options.modelFolders ?? [];
    this.#log = options.log ?? (() => undefined);
    this.#provider = new ProviderChoice(
      options.provider ?? 'cpu',
      (installed, wish) => this.#tryProvider(installed, wish),
      (text) => this.#log(logId(), text),
    );
    const file = options.childFile ?? join(packageRoot(), 'out', 'main', 'drawing-child.js');
    const settings = { threads: options.threads ?? defaultThreads() };
    const forkChild = options.fork ?? forkWithNode;
    this.#line = new ChildLine({
      fork: () => forkChild(file, [JSON.stringify(settings)]),
      graceMs: options.graceMs ?? GRACE_MS,
    });
  }

  #library(): Promise<ModelLibrary> {
    return readLibrary(this.#weights, this.#added);
  }

  async #model(id: string | undefined): Promise<InstalledModel> {
    const installed = modelOf(await this.#library(), id);
    await this.#provider.settle(installed);
    return installed;
  }

  async models(): Promise<ModelSummary[]> {
    const library = await this.#library();
    return library.models.map(({ model }) => ({
      ...{ id: model.id, version: model.version, licence: model.licence },
      ...{ commercialUse: model.commercialUse, trainedOn: model.trainedOn },
      lacks: lacksOf(model),
      isDefault: model.id === library.default,
    }));
  }

  async provenance(modelId?: string, palette?: PaletteStep): Promise<Provenance> {
    const { model } = await this.#model(modelId);
    return provenanceOf(model, this.#version, this.#provider.of(model).provider, palette);
  }

  runOn(wish: ProviderWish): void {
    this.#provider.wish(wish);
  }

  async provider(modelId?: string): Promise<ProviderSettled> {
    return this.#provider.of((await this.#model(modelId)).model);
  }

  /** A driver that takes the child with it is refused like one that cannot be loaded. */
  async #tryProvider(installed: InstalledModel, wish: ProviderWish): Promise<ProviderSettled> {
    try {
      const work = { kind: 'settle-provider', wish } as const;
      const reply = await this.#inTurn('look', undefined, () => this.#perform(work, installed, undefined));
      if (reply.type !== 'settled') throw new Error('the child answered something else');
      return reply.settled;
    } catch (error) {
      if (!(error instanceof NakawariError) || error.code !== 'engine-died') throw error;
      const tried = wish === 'auto' || wish === 'cpu' ? [] : [wish];
      return { provider: 'cpu', refused: tried.map((one) => ({ provider: one, reason: 'it ends the program' })) };
    }
  }

  async draw(request: DrawRequest, options: WorkOptions = {}): Promise<DrawnInbetween> {
    const installed = await this.#model(request.modelId);
    const { model } = installed;
    const [key0, key1] = [bare(request.key0), bare(request.key1)];
    const { palette = 'automatic' } = request;
    const { corrections = [], detail = 'full' } = request;
    const kept = await this.#keptPictures(corrections);
    const wanted = { tUnit: request.tUnit, corrections, detail, lost: kept.lost };
    const recipe = drawingRecipe(this.#base(model, palette), key0, key1, wanted);
    const reused = () => this.#reused(id, recipe, model, corrections);
    const id = this.#store.idOf(recipe);
    const release = this.#store.pin(id);
    try {
      this.#throwIfUnwanted(options.signal);
      // What is there already need not wait for a run.
      if (await this.#store.has(id)) return reused();
      // A person waits for a preview; a job does not mind.
      return await this.#inTurn(detail === 'half' ? 'look' : 'draw', options.signal, async () => {
        // Asked again in turn: the drawing ahead in the queue may have been the same one.
        if (await this.#store.has(id)) return reused();
        const drawingPath = await this.#store.temporaryPath(id);
        const work: Work['work'] = {
          ...{ kind: 'draw', key0, key1, tUnit: tOf(request.tUnit), palette, drawingPath },
          ...{ corrections: [...corrections], kept: kept.paths, detail },
        };
        try {
          const reply = await this.#perform(work, installed, options.signal);
          if (reply.type !== 'drawn') throw new Error('the child answered something else');
          const { doubt, obedience, times } = reply;
          // Before the drawing: who finds the one has the other.
          if (doubt) await keepDoubt(this.#store, recipe, doubt);
          await keepObedience(this.#store, recipe, obedience);
          await this.#store.commit(recipe, drawingPath, reply.drawing);
          return { id, reused: false, model: model.id, doubt, obedience, runMs: times.graphsMs, times };
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
    corrections: readonly AppliedCorrection[],
  ): Promise<DrawnInbetween> {
    const ids = corrections.map((correction) => correction.id);
    const obedience = await keptObedience(this.#store, recipe, ids);
    return { id, reused: true, model: model.id, doubt: await keptDoubt(this.#store, recipe), obedience };
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
    const installed = await this.#model(request.modelId);
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
    const installed = await this.#model(options.modelId);
    const { model } = installed;
    const atKeySize = options.atKeySize ?? false;
    const recipe = keyMapsRecipe(this.#base(model), key, next, atKeySize);
    return this.#maps(recipe, installed, options.signal, (basePath) => ({
      ...{ kind: 'map-key', key0: bare(key), key1: next ? bare(next) : null, atKeySize, basePath },
    }));
  }

  async maskOfExtremes(key: KeyRef, extremes: Extremes, { signal }: WorkOptions = {}): Promise<Mask> {
    checkExtremes(extremes);
    const installed = await this.#model(undefined);
    return this.#inTurn('look', signal, async () => {
      const reply = await this.#perform({ kind: 'mask-of-extremes', key0: bare(key), extremes }, installed, signal);
      if (reply.type !== 'masked') throw new Error('the child answered something else');
      return reply.mask;
    });
  }

  async #maps(
    recipe: ReturnType<typeof keyMapsRecipe>,
    installed: InstalledModel,
    signal: AbortSignal | undefined,
    workAt: (basePath: string) => Work['work'],
  ): Promise<KeyMaps> {
    this.#throwIfUnwanted(signal);
    if (installed.model.kind === 'two-image') throw new NakawariError('model-no-maps', { model: installed.model.id });
    const before = await keptMaps(this.#store, recipe);
    if (before) return before;
    return this.#inTurn('look', signal, async () => {
      const kept = await keptMaps(this.#store, recipe);
      if (kept) return kept;
      const reply = await this.#perform(
        workAt(await this.#store.temporaryPath(this.#store.idOf(recipe))),
        installed,
        signal,
      );
      if (reply.type !== 'mapped') throw new Error('the child answered something else');
      return keepMaps(this.#store, recipe, reply.maps);
    });
  }

  #base(model: ModelEntry, palette?: PaletteStep): RecipeBase {
    return { version: this.#version, model, palette, provider: this.#provider.of(model).provider };
  }

  /** A request cancelled while it waits ends at once. */
  #inTurn<Result>(rank: Rank, signal: AbortSignal | undefined, act: () => Promise<Result>): Promise<Result> {
    const wanted = async () => {
      this.#throwIfUnwanted(signal);
      const result = await act();
      // What was finished is in the store; the person who cancelled hears that it was cancelled.
      this.#throwIfUnwanted(signal);
      return result;
    };
    return this.#turns.take(rank, wanted, signal, () => new NakawariError('cancelled'));
  }

  #throwIfUnwanted(signal: AbortSignal | undefined): void {
    if (this.#closed || signal?.aborted) throw new NakawariError('cancelled');
  }

  async #perform(work: Work['work'], installed: InstalledModel, signal: AbortSignal | undefined): Promise<Reply> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      this.#requests += 1;
      const { provider } = this.#provider.of(installed.model);
      const message = {
        requestId: this.#requests,
        version: this.#version,
        model: childModel(installed),
        work,
        provider,
      };
      const ending = await this.#line.perform({ type: 'work', ...message }, signal);
      if (ending.kind === 'reply') {
        if (ending.reply.type === 'failed') throw this.#failure(ending.reply);
        return ending.reply;
      }
      this.#throwIfUnwanted(signal);
      this.#log(logId(), `The drawing child stopped (attempt ${attempt + 1}). ${ending.said}`);
    }
    throw new NakawariError('engine-died');
  }

  #failure(reply: Extract<Reply, { type: 'failed' }>): NakawariError {
    if (reply.error) return new NakawariError(reply.error.code, reply.error.detail);
    const log = logId();
    this.#log(log, reply.stack);
    const [reason = ''] = reply.stack.split('\n');
    // The reason goes to a person, perhaps over a wire: no paths.
    return new NakawariError('engine-failed', { reason: /[\\/]/.test(reason) ? 'runtime' : reason.slice(0, 120), log });
  }

  async prepare(): Promise<void> {
    await this.#line.open();
  }

  childPid(): number | undefined {
    return this.#line.pid;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#line.close();
    await this.#turns.idle();
  }
}

/** Callers may know more of a key; the child is told only this. */
function bare({ path, sha256 }: KeyRef): KeyRef {
  return { path, sha256 };
}

function logId(): string {
  return randomBytes(4).toString('hex');
}

export function createDrawingEngine(options: DrawingEngineOptions): DrawingEngine {
  return new ChildDrawingEngine(options);
}
