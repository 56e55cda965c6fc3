import type { Keypoint } from '../../../main/contract/maps';

/**
 * The network was taught 0 for a joint that is not in the picture, 0.5 for one that is covered, 1 for one that is seen. Below
 * the first bound it guesses where a joint would be, often where nothing is drawn; from the second on it is nearer to seen.
 */
const SHOWN_FROM01 = 0.5;
const SEEN_FROM01 = 0.75;

export interface Joint {
  readonly xPx: number;
  readonly yPx: number;
  /** False: behind something, as far as the network can tell. */
  readonly isSeen: boolean;
}

export interface Skeleton {
  readonly joints: readonly Joint[];
  readonly bones: readonly (readonly [Joint, Joint])[];
}

/** What is worth a line: joints that the network found in the drawing, and the bones with such a joint at both ends. */
export function skeletonOf(keypoints: readonly Keypoint[], bones: readonly (readonly [number, number])[]): Skeleton {
  const joints = keypoints.map(({ xPx, yPx, visibility01 }): Joint | null =>
    visibility01 < SHOWN_FROM01 ? null : { xPx, yPx, isSeen: visibility01 >= SEEN_FROM01 },
  );
  return {
    joints: joints.filter((joint) => joint !== null),
    bones: bones.flatMap(([from, to]): [Joint, Joint][] => {
      const a = joints[from] ?? null;
      const b = joints[to] ?? null;
      return a === null || b === null ? [] : [[a, b]];
    }),
  };
}
