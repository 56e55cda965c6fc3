import { useLayoutEffect, useRef } from 'react';
import type { Cut } from '../../main/contract/cut';
import { type PlayRun, usePlay } from '../state/play-store';
import { rangeOf, useSelection } from '../state/selection';
import { useWords } from '../state/settings-store';
import { useSheetDrag } from '../state/sheet-drag';
import { useView } from '../state/view-store';
import { acrossOfLane, alongOfFrame, type Rect, rectOf, rectOfFrames, type SheetLayout } from './sheet-geometry';

/**
 * Moved by hand, outside of React. While the cut plays the browser's compositor carries it along, by the clock that the
 * projector plays by: 24 times a second without any work of the page.
 */
function useFollow(layout: SheetLayout, rectAt: (frame: number, celId: string | null) => Rect | null) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is followed changes with the layout alone
  useLayoutEffect(() => {
    const at = (rect: Rect) => `translate(${rect.x}px, ${rect.y}px)`;
    const move = () => {
      const element = place.current;
      const { playheadFrame, selectedCelId } = useView.getState();
      const rect = rectAt(playheadFrame, selectedCelId);
      if (element === null) return;
      element.hidden = rect === null;
      if (rect !== null) element.style.transform = at(rect);
    };
    let carried: Animation | null = null;
    const carry = () => {
      carried?.cancel();
      carried = null;
      const { run } = usePlay.getState();
      const { selectedCelId } = useView.getState();
      if (run === null) return;
      const from = rectAt(run.range.firstFrame, selectedCelId);
      const to = rectAt(run.range.lastFrame + 1, selectedCelId);
      const last = rectAt(run.range.lastFrame, selectedCelId);
      if (place.current === null || from === null || to === null || last === null) return;
      // Where it stands when it is carried no longer, until the projector says that the run is over.
      if (!run.range.loop) place.current.style.transform = at(last);
      carried = carriedBy(place.current, run, at(from), at(to));
    };
    move();
    carry();
    const stops = [
      useView.subscribe((view, before) => {
        const isOther = view.selectedCelId !== before.selectedCelId;
        if (isOther || (view.playheadFrame !== before.playheadFrame && !usePlay.getState().playing)) move();
        if (isOther) carry();
      }),
      usePlay.subscribe((play, before) => {
        if (play.playing !== before.playing) move();
        if (play.run !== before.run) carry();
      }),
      () => carried?.cancel(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [layout]);
  return place;
}

/** One step a frame, from the place of the range's first frame to the one behind its last. */
function carriedBy(element: HTMLElement, run: PlayRun, from: string, to: string): Animation {
  const { range, startFrame, rateFps, startedMs } = run;
  const frames = range.lastFrame - range.firstFrame + 1;
  const iterationStart = (startFrame - range.firstFrame) / frames;
  const animation = element.animate([{ transform: from }, { transform: to }], {
    duration: (frames / rateFps) * 1000,
    easing: `steps(${frames}, end)`,
    iterationStart,
    iterations: range.loop ? Number.POSITIVE_INFINITY : 1 - iterationStart,
  });
  animation.startTime = startedMs;
  return animation;
}

export function Playhead({ layout }: { readonly layout: SheetLayout }) {
  const across = layout.rulerPx + layout.lanes.length * layout.lanePx;
  const line = useFollow(layout, (frame) => rectOf(layout, alongOfFrame(layout, frame), 0, layout.pxPerFrame, across));
  const { width, height } = rectOf(layout, 0, 0, layout.pxPerFrame, across);
  return <div ref={line} className="playhead" style={{ width, height }} aria-hidden="true" />;
}

/** The one frame of the one cel where the person is. */
export function CursorBox({ layout }: { readonly layout: SheetLayout }) {
  const box = useFollow(layout, (frame, celId) => {
    const lane = layout.lanes.indexOf(celId ?? '');
    return lane < 0 ? null : rectOfFrames(layout, { first: frame, last: frame }, lane);
  });
  const { width, height } = rectOfFrames(layout, { first: 1, last: 1 }, 0);
  return <div ref={box} className="cursor-box" style={{ width, height }} aria-hidden="true" />;
}

export function SelectionBox({ cut, layout }: { readonly cut: Cut; readonly layout: SheetLayout }) {
  const selection = useSelection((store) => store.selection);
  const range = selection === null ? null : rangeOf(cut, selection);
  if (range === null) return null;
  const lanes = range.celIds.map((celId) => layout.lanes.indexOf(celId));
  const frames = { first: range.from, last: range.to };
  const { x, y, width, height } = rectOfFrames(layout, frames, Math.min(...lanes), Math.max(...lanes));
  return (
    <div
      className="selection-box"
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      aria-hidden="true"
    />
  );
}

/** Where a cel that is being carried would come to lie. */
export function CelDropLine({ cut, layout }: { readonly cut: Cut; readonly layout: SheetLayout }) {
  const drag = useSheetDrag((store) => store.cel);
  const from = cut.cels.findIndex((cel) => cel.id === drag?.celId);
  if (drag === null || from < 0) return null;
  // Counted from the bottom: what is carried up comes to lie above the cel that is there, else below it.
  const edge = drag.to > from ? drag.to + 1 : drag.to;
  const lane = layout.upright ? edge : layout.lanes.length - edge;
  const length = layout.headPx + layout.lengthFrames * layout.pxPerFrame;
  const { x, y, width, height } = rectOf(layout, 0, acrossOfLane(layout, lane) - 1.5, length, 3);
  return <div className="cel-drop-line" style={{ transform: `translate(${x}px, ${y}px)`, width, height }} />;
}

/** How long the bar in the hand would be. */
export function HoldTip({ layout }: { readonly layout: SheetLayout }) {
  const words = useWords();
  const hold = useSheetDrag((store) => store.hold);
  const lane = layout.lanes.indexOf(hold?.celId ?? '');
  if (hold === null || lane < 0) return null;
  const along = alongOfFrame(layout, hold.frame + hold.frames) + 6;
  const { x, y } = rectOf(layout, along, acrossOfLane(layout, lane) + 4, 1, 1);
  return (
    <div className="drag-tip numbers" style={{ transform: `translate(${x}px, ${y}px)` }}>
      {words.sheet.holding(hold.frames, hold.mode)}
    </div>
  );
}
