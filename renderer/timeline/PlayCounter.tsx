import { useLayoutEffect, useRef } from 'react';
import { secondsAndFrames } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { usePlay } from '../state/play-store';
import { useWords } from '../state/settings-store';
import { useView } from '../state/view-store';

/** Where the playhead is, and how the cut plays. Written by hand, outside of React: it changes 24 times a second. */
export function PlayCounter() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const place = useRef<HTMLDivElement>(null);
  const rateFps = cut?.rateFps ?? 24;
  const lengthFrames = cut?.lengthFrames ?? 1;

  useLayoutEffect(() => {
    const part = (name: string) => place.current?.querySelector<HTMLElement>(name) ?? null;
    const say = (name: string, text: string) => {
      const element = part(name);
      if (element !== null && element.textContent !== text) element.textContent = text;
    };
    const moved = () => {
      const frame = useView.getState().playheadFrame;
      say('.counter-frame b', String(frame));
      say('.counter-time', secondsAndFrames(frame, rateFps));
    };
    const played = () => {
      const { playing, realFps, droppedFrames, presentedFrames } = usePlay.getState();
      const rate = realFps === null || !playing ? words.common.fps(rateFps) : words.transport.realRate(String(realFps));
      const ran = playing || presentedFrames > 0;
      say('.counter-fps', rate);
      say(
        '.counter-dropped',
        !ran ? '' : droppedFrames === 0 ? words.transport.onTime : words.transport.dropped(droppedFrames),
      );
      const box = part('.counter-rate');
      box?.classList.toggle('is-short', droppedFrames > 0);
      if (box !== null) box.title = ran ? words.transport.presented(presentedFrames) : '';
    };
    moved();
    played();
    const stops = [useView.subscribe(moved), usePlay.subscribe(played)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [words, rateFps]);

  if (cut === null) return null;
  return (
    <div className="counter" ref={place}>
      <span className="counter-frame numbers">
        <b />
        <span>{` / ${lengthFrames}`}</span>
      </span>
      <span className="counter-time numbers" />
      <span className="counter-rate numbers">
        <span className="counter-fps" />
        <span className="counter-dropped" />
      </span>
    </div>
  );
}
