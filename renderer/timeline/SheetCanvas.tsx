import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Cut } from '../../main/contract/cut';
import { onTouched, touchedNow } from '../state/correct-touched';
import { useCut } from '../state/cut-store';
import { useDrawingNow } from '../state/drawing-now';
import { usePlay } from '../state/play-store';
import { useWords } from '../state/settings-store';
import { previewExposures, useSheetDrag } from '../state/sheet-drag';
import { useView } from '../state/view-store';
import { PageAhead } from './page-ahead';
import { CellPainter } from './paint-cell';
import { paintSheet, type SheetScene } from './paint-sheet';
import { useSheetColours } from './sheet-colours';
import type { SheetLayout } from './sheet-geometry';
import { onThumbnails, wantThumbnails } from './thumbnails';

interface SheetCanvasProps {
  readonly cut: Cut;
  readonly layout: SheetLayout;
  readonly box: { readonly current: HTMLElement | null };
}

/** A canvas the size of the window that stays where it is while the sheet goes by under it; drawn at most once a frame. */
export function SheetCanvas({ cut, layout, box }: SheetCanvasProps) {
  const place = useRef<HTMLCanvasElement>(null);
  const colours = useSheetColours();
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  const soloCelId = useView((view) => view.soloCelId);
  const touchedWord = useWords().correct.list.touched;
  const repaint = useRef<() => void>(() => undefined);

  useLayoutEffect(() => {
    const canvas = place.current;
    const scrolled = box.current;
    const context = canvas?.getContext('2d', { alpha: false });
    if (!canvas || !context || scrolled === null) return;
    let painter: CellPainter | null = null;
    let request = 0;
    const ahead = new PageAhead();
    const isShown = (cel: Cut['cels'][number]) => (soloCelId === null ? !cel.look.hidden : soloCelId === cel.id);
    let last: SheetScene | null = null;
    const paint = () => {
      request = 0;
      const density = window.devicePixelRatio;
      const { clientWidth: widthPx, clientHeight: heightPx, scrollLeft: scrollX, scrollTop: scrollY } = scrolled;
      fitCanvas(canvas, widthPx, heightPx, density);
      if (painter === null || !painter.isFor(colours, density)) painter = new CellPainter(context, colours, density);
      const preview = previewExposures(useSheetDrag.getState().hold);
      const view = { scrollX, scrollY, widthPx, heightPx };
      const said = { touched: touchedNow(), touchedWord };
      const scene = { cut, layout, colours, drafts, drawingNow, isShown, preview, ...said, ...view };
      last = scene;
      const turned = ahead.turnTo(scene, context);
      if (turned === null) context.setTransform(density, 0, 0, density, 0, 0);
      const { pictures, thumbnailPx } = turned ?? paintSheet(context, painter, scene);
      wantThumbnails(pictures, thumbnailPx * density);
    };
    const soon = () => {
      if (request === 0) request = requestAnimationFrame(paint);
    };
    repaint.current = () => {
      ahead.forget();
      soon();
    };
    paint();
    const stopPlayed = useView.subscribe((view, before) => {
      if (view.playheadFrame === before.playheadFrame || last === null) return;
      if (usePlay.getState().playing) ahead.goOn(last, window.devicePixelRatio);
    });
    const observer = new ResizeObserver(soon);
    observer.observe(scrolled);
    scrolled.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(request);
      observer.disconnect();
      stopPlayed();
      scrolled.removeEventListener('scroll', soon);
    };
  }, [box, cut, layout, colours, drafts, drawingNow, soloCelId, touchedWord]);

  useEffect(() => {
    const soon = () => repaint.current();
    const stopThumbnails = onThumbnails(soon);
    const stopDrag = useSheetDrag.subscribe((drag, before) => {
      if (drag.hold !== before.hold) soon();
    });
    const stopTouched = onTouched(soon);
    return () => {
      stopTouched();
      stopThumbnails();
      stopDrag();
    };
  }, []);

  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: no focus comes here; the grid of cells says what is drawn
  return <canvas ref={place} className="sheet-canvas" aria-hidden="true" />;
}

function fitCanvas(canvas: HTMLCanvasElement, widthPx: number, heightPx: number, density: number): void {
  const width = Math.max(1, Math.round(widthPx * density));
  const height = Math.max(1, Math.round(heightPx * density));
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${widthPx}px`;
  canvas.style.height = `${heightPx}px`;
  canvas.style.marginBottom = `${-heightPx}px`;
}
