import { type WheelEvent as ReactWheelEvent, type UIEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCut } from '../state/cut-store';
import { usePreferences } from '../state/preferences-store';
import { useWords } from '../state/settings-store';
import { columnWidth, measureSheet, useSheet, zoomSheet } from '../state/sheet-store';
import { useView } from '../state/view-store';
import { CelRow } from './CelRow';
import { keepPlayheadInView } from './keep-playhead-in-view';
import { Playhead } from './Playhead';
import { Ruler } from './Ruler';
import { framesInView, xOfFrame } from './sheet-layout';
import './sheet.css';

export const HEADER_PX = 136;
const RULER_PX = 30;
const END_PX = 40;

/** The exposure sheet lying on its side: a row a cel, the front cel on top; a column a frame. Only what is seen is built. */
export function Sheet() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const chosenPx = usePreferences((preferences) => preferences.columnPx);
  const widthPx = useSheet((sheet) => sheet.widthPx);
  const selectedCelId = useView((view) => view.selectedCelId);
  const place = useRef<HTMLDivElement>(null);
  const [scrollPx, setScrollPx] = useState(0);
  const [heightPx, setHeightPx] = useState(160);
  const lengthFrames = cut?.lengthFrames ?? 1;
  const columnPx = columnWidth(lengthFrames, widthPx - END_PX, chosenPx);

  useLayoutEffect(() => {
    const box = place.current;
    if (box === null) return;
    const measure = () => {
      measureSheet(box.clientWidth - HEADER_PX);
      setHeightPx(box.clientHeight);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    return keepPlayheadInView(box, columnPx);
  }, [columnPx]);

  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    // React listens to wheel passively, where the page's own zoom cannot be held back.
    const zoom = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomSheet(Math.exp(-event.deltaY * 0.002));
    };
    box.addEventListener('wheel', zoom, { passive: false });
    return () => box.removeEventListener('wheel', zoom);
  }, []);

  if (cut === null) return <section className="sheet" aria-label={words.sheet.region} ref={place} />;
  const rowPx = Math.min(112, Math.max(50, Math.floor((heightPx - RULER_PX - 12) / cut.cels.length)));
  const range = framesInView(scrollPx, widthPx, columnPx, lengthFrames);
  const sideways = (event: ReactWheelEvent<HTMLDivElement>) => {
    const box = event.currentTarget;
    // A plain wheel moves along the frames where all rows are in view anyway.
    if (!event.ctrlKey && event.deltaX === 0 && box.scrollHeight <= box.clientHeight) box.scrollLeft += event.deltaY;
  };
  return (
    <section className="sheet" aria-label={words.sheet.region}>
      <div
        className="sheet-scroll"
        ref={place}
        onScroll={(event: UIEvent<HTMLDivElement>) => setScrollPx(event.currentTarget.scrollLeft)}
        onWheel={sideways}
      >
        <div className="sheet-content" style={{ width: HEADER_PX + xOfFrame(lengthFrames + 1, columnPx) + END_PX }}>
          <Ruler cut={cut} columnPx={columnPx} range={range} headerPx={HEADER_PX} />
          {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the columns that are not seen */}
          <div
            className="sheet-rows"
            role="grid"
            aria-label={words.sheet.grid}
            aria-rowcount={cut.cels.length}
            aria-colcount={lengthFrames}
            tabIndex={-1}
          >
            {cut.cels.toReversed().map((cel) => (
              <CelRow
                key={cel.id}
                cel={cel}
                cut={cut}
                range={range}
                columnPx={columnPx}
                rowPx={rowPx}
                isSelected={cel.id === selectedCelId}
              />
            ))}
          </div>
          <Playhead className="playhead" columnPx={columnPx} startPx={HEADER_PX} />
        </div>
      </div>
    </section>
  );
}
