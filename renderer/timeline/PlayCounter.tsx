import { useLayoutEffect, useRef } from 'react';
import { secondsAndFrames } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { usePlay } from '../state/play-store';
import { useWords } from '../state/settings-store';
import { useView } from '../state/view-store';

/** Figures that change faster than this cannot be read; when it stops, they are those of the whole run. */
const COUNTED_EVERY_MS = 250;

/** One text that is written anew without anything coming or going in the page. */
function textIn(element: HTMLElement | null): Text {
  const text = document.createTextNode('');
  element?.replaceChildren(text);
  return text;
}

/** Where the playhead is, and how the cut plays. Written by hand, outside of React: it changes 24 times a second. */
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
    moved();
    played();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const playedSoon = () => {
      if (!usePlay.getState().playing) {
        clearTimeout(timer);
        timer = undefined;
        played();
      } else
        timer ??= setTimeout(() => {
          timer = undefined;
          played();
        }, COUNTED_EVERY_MS);
    };
    const stops = [
      useView.subscribe((view, before) => {
        if (view.playheadFrame !== before.playheadFrame) moved();
      }),
      usePlay.subscribe(playedSoon),
    ];
    return () => {
      clearTimeout(timer);
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
