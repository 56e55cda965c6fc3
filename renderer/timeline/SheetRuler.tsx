import type { KeyboardEvent, PointerEvent } from 'react';
import type { Cut } from '../../main/contract/cut';
import { secondsAndFrames } from '../../main/contract/seconds-and-frames';
import { writeNote } from '../state/frame-notes';
import { stop } from '../state/play-store';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { goToFrame, useView } from '../state/view-store';
import { frameAtAlong, type SheetLayout } from './sheet-geometry';

interface SheetRulerProps {
  readonly cut: Cut;
  readonly layout: SheetLayout;
}

/** The hand on the ruler scrubs; two clicks write a note. What is seen of it is drawn on the canvas. */
export function SheetRuler({ cut, layout }: SheetRulerProps) {
  const words = useWords();
  const frame = useAtRest((at) => at);
  const length = cut.lengthFrames * layout.pxPerFrame;

  const frameAt = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const along = layout.upright ? event.clientY - top : event.clientX - left;
    return frameAtAlong(layout, along + layout.headPx);
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    stop();
    event.currentTarget.setPointerCapture(event.pointerId);
    goToFrame(frameAt(event));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) goToFrame(frameAt(event));
  };
  /** By seconds; single frames are the arrow keys of the whole desk. */
  const page = (event: KeyboardEvent) => {
    const rate = Math.round(cut.rateFps);
    const step = event.key === 'PageUp' ? -rate : event.key === 'PageDown' ? rate : 0;
    if (step === 0) return;
    event.preventDefault();
    stop();
    goToFrame(useView.getState().playheadFrame + step);
  };
  return (
    <div
      className="sheet-ruler"
      role="slider"
      tabIndex={0}
      aria-label={words.sheet.playhead}
      aria-orientation={layout.upright ? 'vertical' : 'horizontal'}
      aria-valuemin={1}
      aria-valuemax={cut.lengthFrames}
      aria-valuenow={frame}
      aria-valuetext={`${words.transport.counter(frame, cut.lengthFrames)}, ${secondsAndFrames(frame, cut.rateFps)}`}
      title={words.sheet.ruler}
      style={
        layout.upright
          ? { width: layout.rulerPx, height: length, marginTop: layout.headPx }
          : { width: length, height: layout.rulerPx, marginLeft: layout.headPx }
      }
      onPointerDown={begin}
      onPointerMove={drag}
      onDoubleClick={(event) => writeNote({ frame: frameAt(event), celId: null })}
      onKeyDown={page}
    />
  );
}
