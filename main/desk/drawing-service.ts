import type { Extremes } from '../contract/correction';
import type { Mask } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import type { PaletteStep } from '../contract/drawing-choice';
import type { ErrorReport } from '../contract/errors';
import type { ModelSummary } from '../contract/host';
import type { DrawingMaps } from '../contract/maps';
import type { Provenance } from '../contract/provenance';
import type { ProviderSettled } from '../contract/provider';

/** What the desk needs of the drawing engine and its store; `create-desk.ts` ties the real one to it, tests a small one. */

export interface KeyFile {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
}

export interface InbetweenRequest {
  readonly key0: KeyFile;
  readonly key1: KeyFile;
  readonly tUnit: number;
  /** What a person says of it, in the order in which it counts. */
  readonly corrections: readonly AppliedCorrection[];
  /** `half`: a preview, half as large as the network works. */
  readonly detail?: 'full' | 'half';
}

/** A drawing that is in the store now. */
export interface DrawnPicture {
  readonly id: string;
  /** True when it was there already and no network ran. */
  readonly reused: boolean;
  /** Id of the network. */
  readonly model: string;
  /** How its last step took flat colours. */
  readonly palette?: PaletteStep;
  /** The network's own uncertainty over the figure, 0 sure to 1; null where it does not tell. */
  readonly doubt01: number | null;
  /** Its worst place, as a share of width and height. */
  readonly lookAt: { readonly x01: number; readonly y01: number } | null;
  /** How well each correction was obeyed. */
  readonly obedience: readonly Obedience[];
}

export interface CallOptions {
  readonly signal: AbortSignal;
}

export interface DrawingService {
  /** @throws NakawariError model-*, picture-*, engine-*, disk-full, document-changed, cancelled */
  draw(request: InbetweenRequest, options: CallOptions): Promise<DrawnPicture>;
  mapsOfInbetween(request: InbetweenRequest, options: CallOptions): Promise<DrawingMaps>;
  /** @param next the second key of the span that begins here; undefined for a last key */
  mapsOfKey(key: KeyFile, next: KeyFile | undefined, options: CallOptions): Promise<DrawingMaps>;
  /** The part between four clicks on its outermost places. @throws NakawariError correction-one-spot, correction-empty, picture-* */
  maskOfExtremes(drawing: KeyFile, extremes: Extremes, options: CallOptions): Promise<Mask>;
  /** All that are installed. `isDefault` is the one that draws by the person's choice. */
  models(): Promise<ModelSummary[]>;
  /** Why the default model cannot be used (missing, altered), or null. */
  modelTrouble(): Promise<ErrorReport | null>;
  /** What the networks run on, by the person's choice. @throws NakawariError model-* */
  provider(): Promise<ProviderSettled>;
  /** What made the drawings, for sidecars. */
  provenance(modelId?: string): Promise<Provenance>;
  /** Which of these pictures the store has, without looking into any of them. */
  whichAreThere(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The picture's file when it is in the store and sound. */
  pictureFile(id: string): Promise<string | undefined>;
  close(): Promise<void>;
}
