import type { Spot } from './grid';

/**
 * A spot that a person has put somewhere: what the drawing without it shows at `from` belongs `to`. All in working pixels.
 */
export interface Pin {
  /** Which correction says so. */
  readonly correctionId: string;
  readonly from: Spot;
  readonly to: Spot;
  /** Where it is in the keys, if that was said; else where the drawing without it took it from. */
  readonly source0: Spot | null;
  readonly source1: Spot | null;
  /** How far it takes its part along. */
  readonly reach: number;
  /** The keypoint that it is, as an index, with its limbs; null for any other spot. */
  readonly keypoint: number | null;
}
