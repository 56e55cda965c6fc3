/** The clock of playing: real time decides the frame, so that a slow machine drops frames instead of playing slowly. */
export interface PlayRange {
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly loop: boolean;
}

export interface PlayPosition {
  readonly frame: number;
  /** True once a run without loop has shown its last frame for its full time. */
  readonly ended: boolean;
}

/** `elapsedMs` since `startFrame` was shown. */
export function positionAt(elapsedMs: number, rateFps: number, startFrame: number, range: PlayRange): PlayPosition {
  const steps = Math.floor((Math.max(0, elapsedMs) * rateFps) / 1000 + 1e-6);
  const length = range.lastFrame - range.firstFrame + 1;
  const offset = startFrame - range.firstFrame + steps;
  if (offset < length) return { frame: range.firstFrame + offset, ended: false };
  return range.loop
    ? { frame: range.firstFrame + (offset % length), ended: false }
    : { frame: range.lastFrame, ended: true };
}

/** What really reached the eye in the last second. */
export class FrameCount {
  readonly #shownAtMs: number[] = [];
  #dropped = 0;
  #lastStep = -1;

  /** `step` counts frames since the start of playing; `shown` is false when its pictures were not there in time. */
  count(nowMs: number, step: number, shown: boolean): void {
    if (step === this.#lastStep) return;
    if (this.#lastStep >= 0) this.#dropped += step - this.#lastStep - 1;
    this.#lastStep = step;
    if (shown) this.#shownAtMs.push(nowMs);
    else this.#dropped += 1;
    while ((this.#shownAtMs[0] ?? nowMs) <= nowMs - 1000) this.#shownAtMs.shift();
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Frames that were shown in the last second; null in the first one, when there is nothing to judge by. */
  realFps(nowMs: number, startedMs: number): number | null {
    return nowMs - startedMs < 1000 ? null : this.#shownAtMs.filter((at) => at > nowMs - 1000).length;
  }
}
