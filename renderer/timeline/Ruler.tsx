import type { KeyboardEvent, PointerEvent } from 'react';
import type { Cut } from '../../main/contract/cut';
import { secondsAndFrames } from '../../main/contract/cut-queries';
import { stop } from '../state/play-store';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { goToFrame, useView } from '../state/view-store';
import { Playhead } from './Playhead';
import { type FrameRange, frameAtX, rulerStep, xOfFrame } from './sheet-layout';

interface RulerProps {
  readonly cut: Cut;
  readonly columnPx: number;
  readonly range: FrameRange;
  readonly headerPx: number;
}

/** Frames above, seconds + frames below; dragging on it scrubs. */
export function Ruler({ cut, columnPx, range, headerPx }: RulerProps) {
  const words = useWords();
  const frame = useAtRest((at) => at);
  const step = rulerStep(columnPx, cut.rateFps);
  const rate = Math.round(cut.rateFps);
  const first = Math.max(0, Math.floor((range.first - 1) / step) * step);
  const marks: number[] = [];
  for (let at = first; at < range.last; at += step) marks.push(at + 1);

  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    goToFrame(frameAtX(event.clientX - left, columnPx, cut.lengthFrames));
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    stop();
    event.currentTarget.setPointerCapture(event.pointerId);
    scrub(event);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
  };
  const page = (event: KeyboardEvent) => {
    const by = event.key === 'PageDown' ? rate : event.key === 'PageUp' ? -rate : 0;
    if (by === 0) return;
    event.preventDefault();
    goToFrame(useView.getState().playheadFrame + by);
  };
  return (
    <div className="ruler-row">
      <div className="ruler-corner" style={{ width: headerPx }}>
        <span>{words.sheet.frame}</span>
        <span>{words.sheet.seconds}</span>
      </div>
      <div
        className="ruler"
        role="slider"
        tabIndex={0}
        aria-label={words.sheet.playhead}
        aria-valuemin={1}
        aria-valuemax={cut.lengthFrames}
        aria-valuenow={frame}
        aria-valuetext={`${words.transport.counter(frame, cut.lengthFrames)}, ${secondsAndFrames(frame, cut.rateFps)}`}
        title={words.sheet.ruler}
        style={{ width: xOfFrame(cut.lengthFrames + 1, columnPx), backgroundSize: `${columnPx}px 5px` }}
        onPointerDown={begin}
        onPointerMove={drag}
        onKeyDown={page}
      >
        <Playhead className="ruler-playhead" columnPx={columnPx} startPx={0} />
        {marks.map((mark) => (
          <span
            key={mark}
            className={(mark - 1) % rate === 0 ? 'ruler-mark is-second' : 'ruler-mark'}
            style={{ transform: `translateX(${xOfFrame(mark, columnPx)}px)` }}
          >
            <b>{mark}</b>
            {((mark - 1) % rate === 0 || step * columnPx >= 44) && <i>{secondsAndFrames(mark, cut.rateFps)}</i>}
          </span>
        ))}
      </div>
    </div>
  );
}
