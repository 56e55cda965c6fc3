import { type PlayRange, PresentedFrames, positionAt, stepsIn } from '../../state/play-clock';
import type { PlayCount } from './messages';

/** One run of playing: which frame it is now, and what has truly been presented of those that have been. */
export class Player {
  readonly #presented = new PresentedFrames();
  #lastFrame = 0;

  constructor(
    readonly run: number,
    readonly range: PlayRange,
    readonly startFrame: number,
    readonly rateFps: number,
    readonly startedMs: number,
  ) {}

  /** The frame whose turn it is. `isNew`: not the one that was asked for last. */
  at(nowMs: number): { readonly frame: number; readonly ended: boolean; readonly isNew: boolean } {
    const { frame, ended } = positionAt(nowMs - this.startedMs, this.rateFps, this.startFrame, this.range);
    const isNew = frame !== this.#lastFrame;
    this.#lastFrame = frame;
    return { frame, ended, isNew };
  }

  drawn(nowMs: number, isWhole: boolean): void {
    this.#presented.draw(nowMs, stepsIn(nowMs - this.startedMs, this.rateFps), isWhole);
  }

  ended(nowMs: number): void {
    const length = this.range.lastFrame - this.startFrame + 1;
    const steps = stepsIn(nowMs - this.startedMs, this.rateFps);
    this.#presented.end(this.range.loop ? steps : Math.min(steps, length));
  }

  count(nowMs: number): PlayCount {
    return {
      presentedFrames: this.#presented.presented,
      droppedFrames: this.#presented.dropped,
      realFps: this.#presented.realFps(nowMs, this.startedMs),
    };
  }
}
