import type { Extremes } from '../contract/correction';
import type { Mask } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import type { PaletteStep } from '../contract/drawing-choice';
import type { ModelSummary } from '../contract/host';
import type { Provenance } from '../contract/provenance';
import type { ProviderSettled, ProviderWish } from '../contract/provider';
import type { Store } from '../store/store';
import type { Doubt, RunTimes } from './child-messages';
import type { ForkChild } from './fork-child';
import type { DrawingMaps, KeyMaps } from './kept-maps';

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
  /** How the last step took flat colours. */
  readonly palette: PaletteStep;
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
