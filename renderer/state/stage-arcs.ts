import type { PictureId } from '../../main/contract/cut';
import type { Keypoint } from '../../main/contract/maps';

/** Below this the network only guesses where a joint would be: such a guess would bend the arc. */
const SHOWN_FROM01 = 0.5;

export interface ArcPoint {
  readonly xPx: number;
  readonly yPx: number;
  readonly isKey: boolean;
  /** Of the drawing that is on the stage. */
  readonly isHere: boolean;
}

/** The way of one joint over a span, key to key. */
export interface Arc {
  readonly name: string;
  readonly points: readonly ArcPoint[];
}

/** One drawing of the span with the joints the network found in it. */
export interface ArcStop {
  readonly picture: PictureId;
  readonly isKey: boolean;
  readonly isHere: boolean;
  readonly keypoints: readonly Keypoint[];
}

/** `stops` in the order of t, keys included; a joint that a drawing does not show is passed over there. */
export function arcsOf(stops: readonly ArcStop[]): Arc[] {
  const names = stops[0]?.keypoints.map((keypoint) => keypoint.name) ?? [];
  return names
    .map((name, index) => ({
      name,
      points: stops.flatMap(({ keypoints, isKey, isHere }): ArcPoint[] => {
        const found = keypoints[index];
        if (found === undefined || found.visibility01 < SHOWN_FROM01) return [];
        return [{ xPx: found.xPx, yPx: found.yPx, isKey, isHere }];
      }),
    }))
    .filter((arc) => arc.points.length >= 2);
}
