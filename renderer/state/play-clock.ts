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

/** How many frames have begun since the first one was shown. */
export function stepsIn(elapsedMs: number, rateFps: number): number {
  return Math.floor((Math.max(0, elapsedMs) * rateFps) / 1000 + 1e-6);
}

/** `elapsedMs` since `startFrame` was shown. */
export function positionAt(elapsedMs: number, rateFps: number, startFrame: number, range: PlayRange): PlayPosition {
  const steps = stepsIn(elapsedMs, rateFps);
  const length = range.lastFrame - range.firstFrame + 1;
  const offset = startFrame - range.firstFrame + steps;
  if (offset < length) return { frame: range.firstFrame + offset, ended: false };
  return range.loop
    ? { frame: range.firstFrame + (offset % length), ended: false }
    : { frame: range.lastFrame, ended: true };
}

/**
 * What really reached the eye. A frame counts as presented once it was drawn for the screen with all its pictures while it
 * was its turn; as dropped when its turn went by without that.
 */
export class PresentedFrames {
  /** When each frame of the last second was first presented whole. */
  readonly #atMs: number[] = [];
  #presented = 0;
  #dropped = 0;
  #step = -1;
  #stepIsWhole = false;

  /** To be called for each drawing for the screen. `step` counts frames since the start; `isWhole`: all its pictures were there. */
  draw(nowMs: number, step: number, isWhole: boolean): void {
    if (step !== this.#step) {
      this.#close(step);
      this.#step = step;
      this.#stepIsWhole = false;
    }
    if (!isWhole || this.#stepIsWhole) return;
    this.#stepIsWhole = true;
    this.#presented += 1;
    this.#atMs.push(nowMs);
    while ((this.#atMs[0] ?? nowMs) <= nowMs - 1000) this.#atMs.shift();
  }

  /** The turns before `step` are over: what was not whole by then, or never drawn at all, was dropped. */
  #close(step: number): void {
    if (this.#step >= 0 && !this.#stepIsWhole) this.#dropped += 1;
    this.#dropped += step - this.#step - 1;
  }

  /** The run is over after this many frames. */
  end(steps: number): void {
    if (this.#step < steps) this.#close(steps);
    this.#step = steps;
    this.#stepIsWhole = true;
  }

  get presented(): number {
    return this.#presented;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Frames presented in the last second; null in the first one, when there is nothing to judge by. */
  realFps(nowMs: number, startedMs: number): number | null {
    return nowMs - startedMs < 1000 ? null : this.#atMs.filter((at) => at > nowMs - 1000).length;
  }
}
