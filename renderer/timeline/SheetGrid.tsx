import { startTransition, useEffect, useRef, useState } from 'react';
import type { Cut } from '../../main/contract/cut';
import { celById } from '../../main/contract/cut-queries';
import { usePlay } from '../state/play-store';
import { useWords } from '../state/settings-store';
import { openSheetMenu } from '../state/sheet-menu';
import { useSheet } from '../state/sheet-store';
import { useView } from '../state/view-store';
import { CelRow } from './CelRow';
import { type FrameRange, framesInView, type SheetLayout } from './sheet-geometry';
import { listenToHand } from './sheet-gestures';

interface SheetGridProps {
  readonly cut: Cut;
  readonly layout: SheetLayout;
  readonly box: { readonly current: HTMLElement | null };
  readonly content: { readonly current: HTMLElement | null };
}

/** The cells as keyboard and screen reader have them; built where the sheet rests, not while it goes by. */
export function SheetGrid({ cut, layout, box, content }: SheetGridProps) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const selectedCelId = useView((view) => view.selectedCelId);
  const range = useRestingRange(layout);
  const scene = useRef({ cut, layout });
  scene.current = { cut, layout };

  useEffect(() => {
    if (box.current === null || content.current === null || place.current === null) return;
    return listenToHand(box.current, content.current, place.current, () => scene.current);
  }, [box, content]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the columns that are not seen
    <div
      className="sheet-rows"
      ref={place}
      role="grid"
      aria-label={words.sheet.grid}
      aria-rowcount={cut.cels.length}
      aria-colcount={cut.lengthFrames}
      aria-multiselectable
      tabIndex={-1}
      onContextMenu={(event) => {
        event.preventDefault();
        openSheetMenu(event.clientX, event.clientY);
      }}
    >
      {layout.lanes.map((celId, lane) => {
        const cel = celById(cut, celId);
        if (cel === undefined) return null;
        const isSelected = celId === selectedCelId;
        return <CelRow key={celId} cel={cel} lane={lane} layout={layout} range={range} isSelected={isSelected} />;
      })}
    </div>
  );
}

const REST_MS = 180;

const NO_FRAMES: FrameRange = { first: 1, last: 0 };

/** The frames in sight once the sheet has come to rest; none at first, so that the sheet is seen before its hundreds of cells are built. */
function useRestingRange(layout: SheetLayout): FrameRange {
  const [range, setRange] = useState(NO_FRAMES);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Not urgent: a hand that scrolls on goes before it.
    const take = () => startTransition(() => setRange((before) => same(before, rangeNow(layout))));
    take();
    const soon = () => {
      clearTimeout(timer);
      // A sheet that turns its pages does not rest.
      if (!usePlay.getState().playing) timer = setTimeout(take, REST_MS);
    };
    const stops = [
      useSheet.subscribe((sheet, before) => {
        if (sheet.scrollFrame !== before.scrollFrame || sheet.roomAlongPx !== before.roomAlongPx) soon();
      }),
      usePlay.subscribe((play, before) => {
        if (play.playing !== before.playing) soon();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [layout]);
  return range;
}

function rangeNow(layout: SheetLayout): FrameRange {
  const { scrollFrame, roomAlongPx } = useSheet.getState();
  return framesInView(layout, scrollFrame * layout.pxPerFrame, roomAlongPx, 0);
}

function same(before: FrameRange, now: FrameRange): FrameRange {
  return before.first === now.first && before.last === now.last ? before : now;
}
