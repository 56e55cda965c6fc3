import { useLayoutEffect, useRef } from 'react';
import type { Cut } from '../../main/contract/cut';
import { useCut } from '../state/cut-store';
import { useWords } from '../state/settings-store';
import { measureSheet, useSheet } from '../state/sheet-store';
import { NoteEditor } from './NoteEditor';
import { CelDropLine, CursorBox, HoldTip, Playhead, SelectionBox } from './Playhead';
import { SelectionSays } from './SelectionSays';
import { SheetCanvas } from './SheetCanvas';
import { SheetCorner } from './SheetCorner';
import { SheetGrid } from './SheetGrid';
import { SheetMenu } from './SheetMenu';
import { SheetRuler } from './SheetRuler';
import { contentSize } from './sheet-geometry';
import { listenToScroll } from './sheet-scroll';
import { LYING_HEAD_PX, LYING_RULER_PX, UPRIGHT_HEAD_PX, UPRIGHT_RULER_PX, useSheetLayout } from './use-sheet-layout';
import './sheet.css';

/**
 * The exposure sheet. Lying: a row a cel, the front cel on top, a column a frame. Upright: as on paper. Bars, thumbnails and
 * signs are drawn on a canvas the size of the window; a grid of invisible cells over it is what keyboard and screen reader use.
 */
export function Sheet() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const upright = useSheet((sheet) => sheet.upright);
  return (
    <section className={upright ? 'sheet is-upright' : 'sheet'} aria-label={words.sheet.region}>
      {cut !== null && <SheetBody key={cut.id} cut={cut} />}
    </section>
  );
}

function SheetBody({ cut }: { readonly cut: Cut }) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const layout = useSheetLayout(cut);
  const goToScroll = useSheet((sheet) => sheet.goToScroll);
  const { widthPx, heightPx } = contentSize(layout);
  useMeasure(box, layout.upright);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a place to go to is taken up with the layout that it was meant for
  useLayoutEffect(() => {
    const element = box.current;
    return element === null ? undefined : listenToScroll(element, layout);
  }, [layout, goToScroll]);

  return (
    <>
      <div className="sheet-scroll" ref={box}>
        <div className="sheet-content" ref={content} style={{ width: widthPx, height: heightPx }}>
          <SheetCanvas cut={cut} layout={layout} box={box} />
          <SheetCorner cut={cut} layout={layout} />
          <SheetRuler cut={cut} layout={layout} />
          <SheetGrid cut={cut} layout={layout} box={box} content={content} />
          <CursorBox layout={layout} />
          <SelectionBox cut={cut} layout={layout} />
          <Playhead layout={layout} />
          <CelDropLine cut={cut} layout={layout} />
          <HoldTip layout={layout} />
          <NoteEditor cut={cut} layout={layout} />
        </div>
      </div>
      <SheetMenu />
      <SelectionSays cut={cut} />
    </>
  );
}

/** How much room there is for frames and for cels. */
function useMeasure(box: { readonly current: HTMLElement | null }, upright: boolean): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth, clientHeight } = element;
      if (upright) measureSheet(clientHeight - UPRIGHT_HEAD_PX, clientWidth - UPRIGHT_RULER_PX);
      else measureSheet(clientWidth - LYING_HEAD_PX, clientHeight - LYING_RULER_PX);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [box, upright]);
}
