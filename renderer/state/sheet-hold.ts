import type { Exposure } from '../../main/contract/cut';

export type HoldMode = 'ripple' | 'roll';

/** A bar that is being made longer or shorter by its end. */
export interface HoldDrag {
  readonly celId: string;
  /** On which its exposure begins. */
  readonly frame: number;
  readonly frames: number;
  readonly mode: HoldMode;
}

/** How many frames a bar may last: at least one; rolling never takes the last frame of the one behind it. */
export function clampHold(
  exposures: readonly Exposure[],
  lengthFrames: number,
  frame: number,
  frames: number,
  mode: HoldMode,
): number {
  const index = exposures.findIndex((exposure) => exposure.frame === frame);
  const afterNext = exposures[index + 2]?.frame ?? lengthFrames + 1;
  const isLast = exposures[index + 1] === undefined;
  const most = mode === 'roll' && !isLast ? afterNext - 1 - frame : 100_000;
  return Math.max(1, Math.min(most, Math.round(frames)));
}

/** The exposures as `set-hold` leaves them, for the eye while the hand is still at it. Main's answer is the truth. */
export function withHold(
  exposures: readonly Exposure[],
  lengthFrames: number,
  { frame, frames, mode }: Pick<HoldDrag, 'frame' | 'frames' | 'mode'>,
): Exposure[] {
  const index = exposures.findIndex((exposure) => exposure.frame === frame);
  const next = exposures[index + 1];
  if (index < 0) return [...exposures];
  if (next === undefined) {
    const end = frame + Math.max(1, frames);
    return end > lengthFrames ? [...exposures] : [...exposures, { frame: end, drawingId: null }];
  }
  const clamped = clampHold(exposures, lengthFrames, frame, frames, mode);
  const shift = frame + clamped - next.frame;
  return exposures.map((exposure, at) => {
    if (at <= index || (mode === 'roll' && at > index + 1)) return exposure;
    return { ...exposure, frame: exposure.frame + shift };
  });
}
