import { type PlayPosition, type PlayRange, PresentedFrames, positionAt, stepsIn } from '../../state/play-clock';
import type { PlayCount } from './messages';

/** So many turns in a row too late, and fewer frames are shown, but those whole; so many in time, and it is tried with more. */
const LATE_TURNS = 2;
const GOOD_TURNS = 8;
const WIDEST_STRIDE = 96;

/** One run of playing: which frame it is now, and what has truly been presented of those that have been. */
export class Player {
  readonly #presented = new PresentedFrames();
  #lastFrame = 0;
  #stride = 1;
  #late = 0;
  #good = 0;
  #isWhole = true;

  constructor(
    readonly run: number,
    readonly range: PlayRange,
    readonly startFrame: number,
    readonly rateFps: number,
    readonly startedMs: number,
  ) {}

  /** Only each so manieth frame is shown: pictures come too slowly for all. */
  get stride(): number {
    return this.#stride;
  }

  /** The frame whose turn it is. `isNew`: not the one that was asked for last. */
  at(nowMs: number): { readonly frame: number; readonly ended: boolean; readonly isNew: boolean } {
    const { frame, ended } = this.#shownAt(nowMs);
    const isNew = frame !== this.#lastFrame;
    if (isNew && this.#lastFrame > 0) this.#turnOver();
    this.#lastFrame = frame;
    return { frame, ended, isNew };
  }

  /** The same for who only wants to know. */
  frameAt(nowMs: number): number {
    return this.#shownAt(nowMs).frame;
  }

  #shownAt(nowMs: number): PlayPosition {
    const { frame, ended } = positionAt(nowMs - this.startedMs, this.rateFps, this.startFrame, this.range);
    return { frame: ended ? frame : frame - ((frame - this.range.firstFrame) % this.#stride), ended };
  }

  #turnOver(): void {
    this.#late = this.#isWhole ? 0 : this.#late + 1;
    this.#good = this.#isWhole ? this.#good + 1 : 0;
    if (this.#late >= LATE_TURNS) {
      this.#stride = Math.min(WIDEST_STRIDE, Math.ceil(this.#stride * 1.5));
      this.#late = 0;
    } else if (this.#good >= GOOD_TURNS && this.#stride > 1) {
      this.#stride = Math.max(1, Math.floor(this.#stride * 0.9));
      this.#good = 0;
    }
    this.#isWhole = false;
  }

  drawn(nowMs: number, isWhole: boolean): void {
    if (isWhole) this.#isWhole = true;
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
