import { useLayoutEffect, useRef } from 'react';
import type { Cut } from '../../main/contract/cut';
import { rangeOf, useSelection } from '../state/selection';
import { useWords } from '../state/settings-store';
import { useSheetDrag } from '../state/sheet-drag';
import { useView } from '../state/view-store';
import { acrossOfLane, alongOfFrame, type Rect, rectOf, rectOfFrames, type SheetLayout } from './sheet-geometry';

/** Moved by hand, outside of React: it moves 24 times a second while nothing else in the sheet does. */
function useFollow(layout: SheetLayout, rectAt: (frame: number, celId: string | null) => Rect | null) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is followed changes with the layout alone
  useLayoutEffect(() => {
    const move = () => {
      const element = place.current;
      const { playheadFrame, selectedCelId } = useView.getState();
      const rect = rectAt(playheadFrame, selectedCelId);
      if (element === null) return;
      element.hidden = rect === null;
      if (rect !== null) element.style.transform = `translate(${rect.x}px, ${rect.y}px)`;
    };
    move();
    return useView.subscribe((view, before) => {
      if (view.playheadFrame !== before.playheadFrame || view.selectedCelId !== before.selectedCelId) move();
    });
  }, [layout]);
  return place;
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
