import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { NakawariError } from '../contract/errors';
import type { ModelSummary } from '../contract/host';
import type { Provenance } from '../contract/provenance';
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
import { provenanceOf } from './provenance';
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
  models(): Promise<ModelSummary[]>;
  /** What a drawing of this model (the default one) was made by, for a sidecar. */
  provenance(modelId?: string): Promise<Provenance>;
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
  #requests = 0;
  #closed = false;

  constructor(options: DrawingEngineOptions) {
    this.#store = options.store;
    this.#weights = options.weightsFolder ?? weightsFolder();
    this.#added = options.modelFolders ?? [];
    this.#log = options.log ?? (() => undefined);
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
    return modelOf(await this.#library(), id);
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

  async provenance(modelId?: string): Promise<Provenance> {
    return provenanceOf((await this.#model(modelId)).model, this.#version);
  }

  async draw(request: DrawRequest, options: WorkOptions = {}): Promise<DrawnInbetween> {
    const installed = await this.#model(request.modelId);
    const { model } = installed;
    const [key0, key1] = [bare(request.key0), bare(request.key1)];
    const recipe = drawingRecipe(this.#base(model), key0, key1, request.tUnit);
    const id = this.#store.idOf(recipe);
    const release = this.#store.pin(id);
    try {
      this.#throwIfUnwanted(options.signal);
      // What is there already need not wait for a run.
      if (await this.#store.has(id)) return this.#reused(id, recipe, model);
      return await this.#inTurn('draw', options.signal, async () => {
        // Asked again in turn: the drawing ahead in the queue may have been the same one.
        if (await this.#store.has(id)) return this.#reused(id, recipe, model);
        const drawingPath = await this.#store.temporaryPath(id);
        const work = { kind: 'draw', key0, key1, tUnit: tOf(request.tUnit), drawingPath } as const;
        try {
          const reply = await this.#perform(work, installed, options.signal);
          if (reply.type !== 'drawn') throw new Error('the child answered something else');
          const { doubt, times } = reply;
          // Before the drawing: who finds the one has the other.
          if (doubt) await keepDoubt(this.#store, recipe, doubt);
          await this.#store.commit(recipe, drawingPath, reply.drawing);
          return { id, reused: false, model: model.id, doubt, runMs: times.graphsMs, times };
        } finally {
          await this.#store.discard(drawingPath);
        }
      });
    } finally {
      release();
    }
  }

  async #reused(id: string, recipe: Recipe, model: ModelEntry): Promise<DrawnInbetween> {
    return { id, reused: true, model: model.id, doubt: await keptDoubt(this.#store, recipe) };
  }

  async mapsOfInbetween(request: DrawRequest, options: MapOptions = {}): Promise<DrawingMaps> {
    const installed = await this.#model(request.modelId);
    const { model } = installed;
    const [key0, key1] = [bare(request.key0), bare(request.key1)];
    const atKeySize = options.atKeySize ?? false;
    const recipe = inbetweenMapsRecipe(this.#base(model), key0, key1, request.tUnit, atKeySize);
    const { flowPng, confidencePng, ...rest } = await this.#maps(recipe, installed, options.signal, (basePath) => ({
      ...{ kind: 'map-inbetween', key0, key1, tUnit: tOf(request.tUnit), atKeySize, basePath },
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

  #base(model: ModelEntry): RecipeBase {
    return { version: this.#version, model };
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
      const message = { requestId: this.#requests, version: this.#version, model: childModel(installed), work };
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
