import type { PaletteStep } from './drawing-choice';
import type { Provider } from './provider';

/** Who drew what, and by what: the words that sidecars and picture metadata share. */

/** One a folder: says which drawings a person drew and which were generated, from what and by what. */
export const SIDECAR_NAME = 'nakawari.json';

const IPTC_SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
/** IPTC's term for what a person drew. */
export const DRAWN_SOURCE_TYPE = `${IPTC_SOURCE_TYPE}digitalCreation`;
/** IPTC's term for pictures in which a trained network moved an artist's pixels: that is what an in-between is. */
export const GENERATED_SOURCE_TYPE = `${IPTC_SOURCE_TYPE}compositeWithTrainedAlgorithmicMedia`;

/** What made a drawing, for sidecars and exports. */
export interface Provenance {
  readonly tool: 'Nakawari';
  readonly toolVersion: string;
  readonly model: {
    readonly id: string;
    readonly version: string;
    /** sha256 over the sha256 of its graphs, in the order key, pair, tween. */
    readonly hash: string;
    readonly licence: string;
    readonly commercialUse: string;
  };
  /** What the networks ran on. */
  readonly provider: Provider;
  /** Whether the keys' own flat colours were given back in the last step: see `drawing-choice.ts`. */
  readonly paletteStep: PaletteStep;
}
