import type { Language } from '../contract/language';
import type { Provenance } from '../contract/provenance';
import type { PictureSources } from './read-drawing';
import type { PlanOrder } from './single-plan';

/** What is to be exported, and where. */
export interface SequenceOrder extends PlanOrder {
  /** Of the words on a contact sheet. */
  readonly language?: Language | undefined;
  readonly keysFolder: string;
  readonly outFolder: string;
  readonly overwrite: boolean;
}

/** What an export works with. */
export interface SequenceTools extends PictureSources {
  readonly signal: AbortSignal;
  readonly provenance: Provenance;
  /** The models that have drawn what is exported, by id, as far as they are installed. */
  readonly models?: ReadonlyMap<string, Provenance['model']>;
  /** Embedded in composed pictures that show a generated drawing; a drawing as it is carries its own. */
  readonly generatedXmp: string;
  /** Pictures written so far. */
  readonly onProgress: (done: number, total: number) => void;
}
