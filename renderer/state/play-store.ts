import { create } from 'zustand';
import type { PlayCount } from '../stage/projector/messages';
import { hearProjector, tellProjector } from '../stage/projector-link';
import { currentCut } from './cut-store';
import type { PlayRange } from './play-clock';
import { setPreferences, usePreferences } from './preferences-store';
import { goToFrame, useView } from './view-store';

/** Times the rate of the cut. */
export const PLAY_SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;
export type PlaySpeed = (typeof PLAY_SPEEDS)[number];

export interface FrameSpan {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** A run as the projector plays it, once its first frame was on the screen. */
export interface PlayRun {
  readonly range: PlayRange;
  readonly startFrame: number;
  /** Frames of the cut a second, times the speed. */
  readonly rateFps: number;
  /** When the start frame had its turn, on the page's own clock (`performance.now()`). */
  readonly startedMs: number;
}

interface PlayStore {
  readonly playing: boolean;
  /** Null while nothing plays, and until the first frame is on the screen. */
  readonly run: PlayRun | null;
  /** The only cel that is seen while this run lasts; null: all as they are. */
  readonly aloneCelId: string | null;
  readonly speed: PlaySpeed;
  /** Told once a second while it plays. Frames that reached the screen in the last second; null until there is one to judge by. */
  readonly realFps: number | null;
  readonly droppedFrames: number;
  readonly presentedFrames: number;
}

export const usePlay = create<PlayStore>(() => ({
  playing: false,
  run: null,
  aloneCelId: null,
  speed: 1,
  realFps: null,
  droppedFrames: 0,
  presentedFrames: 0,
}));

/** Figures that change faster cannot be read, and each change of a text costs the page a layout. */
const COUNTED_EVERY_MS = 1000;

let lastRun = 0;
let begun: Omit<PlayRun, 'startedMs'> | null = null;
let counted: PlayCount | null = null;
let toldAtMs = 0;
let last: { readonly range: FrameSpan | null; readonly aloneCelId: string | null } = { range: null, aloneCelId: null };

export function stop(): void {
  if (!usePlay.getState().playing) return;
  tellProjector({ type: 'stop' });
  usePlay.setState({ playing: false, run: null, aloneCelId: null, ...counted });
}

/** The cut, or these frames of it; all cels that are seen, or one alone. Playing from the last frame means: from the start again. */
export function play(range: FrameSpan | null = null, aloneCelId: string | null = null): void {
  const cut = currentCut();
  if (cut === null || usePlay.getState().playing) return;
  const firstFrame = Math.max(1, range?.firstFrame ?? 1);
  const lastFrame = Math.min(cut.lengthFrames, range?.lastFrame ?? cut.lengthFrames);
  if (firstFrame > lastFrame) return;
  const at = useView.getState().playheadFrame;
  const startFrame = at < firstFrame || at >= lastFrame ? firstFrame : at;
  const { loop } = usePreferences.getState();
  last = { range, aloneCelId };
  lastRun += 1;
  begun = { range: { firstFrame, lastFrame, loop }, startFrame, rateFps: cut.rateFps * usePlay.getState().speed };
  counted = null;
  toldAtMs = performance.now();
  usePlay.setState({ playing: true, aloneCelId, realFps: null, droppedFrames: 0, presentedFrames: 0 });
  goToFrame(startFrame);
  tellProjector({ type: 'play', run: lastRun, ...begun });
}

hearProjector((message) => {
  if (message.type !== 'presented' && message.type !== 'ended') return;
  // What was on its way when the person stopped, or began anew, is not this run's.
  if (message.run !== lastRun || !usePlay.getState().playing) return;
  counted = message.count;
  goToFrame(message.frame);
  if (message.type === 'ended') {
    usePlay.setState({ playing: false, run: null, aloneCelId: null, ...counted });
    return;
  }
  if (usePlay.getState().run === null && begun !== null) {
    usePlay.setState({ run: { ...begun, startedMs: message.startedAtMs - performance.timeOrigin } });
  }
  const nowMs = performance.now();
  if (nowMs - toldAtMs < COUNTED_EVERY_MS) return;
  toldAtMs = nowMs;
  usePlay.setState({ ...counted });
});

export function togglePlay(): void {
  if (usePlay.getState().playing) stop();
  else play();
}

/** The same run with what has changed about it. */
function goOn(): void {
  if (!usePlay.getState().playing) return;
  stop();
  play(last.range, last.aloneCelId);
}

export function toggleLoop(): void {
  setPreferences({ loop: !usePreferences.getState().loop });
  goOn();
}

export function setSpeed(speed: PlaySpeed): void {
  usePlay.setState({ speed });
  goOn();
}

export function stepSpeed(direction: 1 | -1): void {
  const index = PLAY_SPEEDS.indexOf(usePlay.getState().speed) + direction;
  const speed = PLAY_SPEEDS[index];
  if (speed !== undefined) setSpeed(speed);
}

/** A page that is not seen presents nothing: it would count every frame as dropped. */
export function stopWhenHidden(): () => void {
  const changed = () => {
    if (document.visibilityState === 'hidden') stop();
  };
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}
