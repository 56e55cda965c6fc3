import { useLayoutEffect, useRef } from 'react';
import { secondsAndFrames } from '../../main/contract/seconds-and-frames';
import { useCut } from '../state/cut-store';
import { usePlay } from '../state/play-store';
import { useWords } from '../state/settings-store';
import { useView } from '../state/view-store';
import { lendCounter } from './lend-counter';

/** One text that is written anew without anything coming or going in the page. */
function textIn(element: HTMLElement | null): Text {
  const text = document.createTextNode('');
  element?.replaceChildren(text);
  return text;
}

/**
 * Where the playhead is, and how the cut plays. Written by hand, outside of React. While it plays, the frame is drawn by the
 * projector over the page's own words, which rest: a text that changes 24 times a second costs the page more than the play.
 */
export function PlayCounter() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const place = useRef<HTMLDivElement>(null);
  const rateFps = cut?.rateFps ?? 24;
  const lengthFrames = cut?.lengthFrames ?? 1;

  const hasCut = cut !== null;
  useLayoutEffect(() => {
    if (!hasCut) return undefined;
    const part = (name: string) => place.current?.querySelector<HTMLElement>(name) ?? null;
    const say = (name: string, text: string) => {
      const element = part(name);
      if (element !== null && element.textContent !== text) element.textContent = text;
    };
    const [frameText, timeText] = [textIn(part('.counter-frame b')), textIn(part('.counter-time b'))];
    const moved = () => {
      if (usePlay.getState().playing) return;
      const frame = useView.getState().playheadFrame;
      frameText.data = String(frame);
      timeText.data = secondsAndFrames(frame, rateFps);
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
    let takeBack = () => {};
    const ranOrRests = (playing: boolean) => {
      takeBack();
      moved();
      const face = part('.counter-frame');
      takeBack = playing && face !== null ? lendCounter(face, rateFps) : () => {};
    };
    ranOrRests(usePlay.getState().playing);
    played();
    const stops = [
      useView.subscribe((view, before) => {
        if (view.playheadFrame !== before.playheadFrame) moved();
      }),
      usePlay.subscribe((play, before) => {
        if (play.playing !== before.playing) ranOrRests(play.playing);
        played();
      }),
    ];
    return () => {
      takeBack();
      for (const stop of stops) stop();
    };
  }, [words, rateFps, hasCut]);

  if (cut === null) return null;
  return (
    <div className="counter" ref={place}>
      <span className="counter-frame numbers">
        <b />
        <span>{` / ${lengthFrames}`}</span>
      </span>
      <span className="counter-time numbers">
        <b />
      </span>
      <span className="counter-rate numbers">
        <span className="counter-fps" />
        <span className="counter-dropped" />
      </span>
    </div>
  );
}
