import { create } from 'zustand';
import { hearProjector, tellProjector } from '../stage/projector-link';
import { currentCut } from './cut-store';
import { setPreferences, usePreferences } from './preferences-store';
import { goToFrame, useView } from './view-store';

/** Times the rate of the cut. */
export const PLAY_SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;
export type PlaySpeed = (typeof PLAY_SPEEDS)[number];

export interface FrameSpan {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

interface PlayStore {
  readonly playing: boolean;
  /** The only cel that is seen while this run lasts; null: all as they are. */
  readonly aloneCelId: string | null;
  readonly speed: PlaySpeed;
  /** Frames that reached the screen in the last second; null until there is a second to judge by. */
  readonly realFps: number | null;
  readonly droppedFrames: number;
  readonly presentedFrames: number;
}

export const usePlay = create<PlayStore>(() => ({
  playing: false,
  aloneCelId: null,
  speed: 1,
  realFps: null,
  droppedFrames: 0,
  presentedFrames: 0,
}));

let lastRun = 0;
let last: { readonly range: FrameSpan | null; readonly aloneCelId: string | null } = { range: null, aloneCelId: null };

export function stop(): void {
  if (!usePlay.getState().playing) return;
  tellProjector({ type: 'stop' });
  usePlay.setState({ playing: false, aloneCelId: null });
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
  usePlay.setState({ playing: true, aloneCelId, realFps: null, droppedFrames: 0, presentedFrames: 0 });
  goToFrame(startFrame);
  tellProjector({
    type: 'play',
    run: lastRun,
    range: { firstFrame, lastFrame, loop },
    startFrame,
    rateFps: cut.rateFps * usePlay.getState().speed,
  });
}

hearProjector((message) => {
  if (message.type !== 'presented' && message.type !== 'ended') return;
  // What was on its way when the person stopped, or began anew, is not this run's.
  if (message.run !== lastRun || !usePlay.getState().playing) return;
  const { realFps, droppedFrames, presentedFrames } = message.count;
  goToFrame(message.frame);
  usePlay.setState({ realFps, droppedFrames, presentedFrames, playing: message.type === 'presented' });
  if (message.type === 'ended') usePlay.setState({ aloneCelId: null });
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
