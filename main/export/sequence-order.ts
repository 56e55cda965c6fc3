import type { Cut } from '../contract/cut';
import type { Language } from '../contract/language';
import type { ExportKind } from '../contract/procedures';
import type { Provenance } from '../contract/provenance';
import type { PictureSources } from './read-drawing';

/** What is to be exported, and where. */
export interface SequenceOrder {
  readonly cut: Cut;
  /** Null: all cels. */
  readonly celId: string | null;
  readonly kind: ExportKind;
  /** `contact-sheet`: which span of the cel. */
  readonly spanId?: string | null | undefined;
  /** `loop`: both ends included; null: the whole cut. */
  readonly frames?: { readonly from: number; readonly to: number } | null | undefined;
  readonly loopFormat?: 'gif' | 'webp' | undefined;
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
  /** Embedded in composed pictures that show a generated drawing; a drawing as it is carries its own. */
  readonly generatedXmp: string;
  /** Pictures written so far. */
  readonly onProgress: (done: number, total: number) => void;
}
