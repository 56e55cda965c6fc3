import { create } from 'zustand';
import { currentCut, useCut } from './cut-store';
import { playedAt } from './displayed';
import { bitmapOf } from './pictures';
import { FrameCount, positionAt } from './play-clock';
import { setPreferences, usePreferences } from './preferences-store';
import { goToFrame, useView, visibleCels } from './view-store';

interface PlayStore {
  readonly playing: boolean;
  /** What really reached the eye; null until there is a second to judge by. */
  readonly realFps: number | null;
  readonly droppedFrames: number;
}

export const usePlay = create<PlayStore>(() => ({ playing: false, realFps: null, droppedFrames: 0 }));

const REPORT_EVERY_MS = 250;
let request = 0;

function picturesAreThere(frame: number): boolean {
  const { state, drafts } = useCut.getState();
  if (state === null) return true;
  const { hiddenCelIds, soloCelId } = useView.getState();
  return visibleCels(state.cut, hiddenCelIds, soloCelId).every((cel) => {
    const picture = playedAt(cel, frame, drafts);
    return picture === null || bitmapOf(picture) !== undefined;
  });
}

export function stop(): void {
  cancelAnimationFrame(request);
  if (usePlay.getState().playing) usePlay.setState({ playing: false });
}

export function play(): void {
  const cut = currentCut();
  if (cut === null || usePlay.getState().playing) return;
  const at = useView.getState().playheadFrame;
  // Play from the last frame means: from the start again.
  const startFrame = at >= cut.lengthFrames ? 1 : at;
  const startedMs = performance.now();
  const count = new FrameCount();
  let reportedMs = startedMs;
  usePlay.setState({ playing: true, realFps: null, droppedFrames: 0 });

  const turn = (nowMs: number) => {
    const playing = currentCut();
    if (playing === null) return stop();
    const range = { firstFrame: 1, lastFrame: playing.lengthFrames, loop: usePreferences.getState().loop };
    const elapsedMs = Math.max(0, nowMs - startedMs);
    const { frame, ended } = positionAt(elapsedMs, playing.rateFps, Math.min(startFrame, playing.lengthFrames), range);
    if (ended) {
      goToFrame(frame);
      return stop();
    }
    count.count(nowMs, Math.floor((elapsedMs * playing.rateFps) / 1000), picturesAreThere(frame));
    goToFrame(frame);
    if (nowMs - reportedMs >= REPORT_EVERY_MS) {
      reportedMs = nowMs;
      usePlay.setState({ realFps: count.realFps(nowMs, startedMs), droppedFrames: count.dropped });
    }
    request = requestAnimationFrame(turn);
  };
  request = requestAnimationFrame(turn);
}

export function togglePlay(): void {
  if (usePlay.getState().playing) stop();
  else play();
}

export function toggleLoop(): void {
  setPreferences({ loop: !usePreferences.getState().loop });
}
