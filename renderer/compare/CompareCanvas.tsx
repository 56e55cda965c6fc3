import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { setCompare, useCompare, type WhichSide } from '../state/compare-store';
import { fitCompare, type SizePx } from '../state/compare-transform';
import { useWords } from '../state/settings-store';
import { useView } from '../state/view-store';
import { listenToComparePointer } from './compare-pointer';
import { drawCompare, panesOf } from './draw-compare';

interface CompareCanvasProps {
  readonly left: ImageBitmap | null;
  readonly right: ImageBitmap | null;
  readonly label: string;
}

const WIPE_STEP = 0.01;

/** 1 held: A. 2 or 3 held: B. As flipping on the stage. */
function heldSide(): WhichSide | null {
  const { flip } = useView.getState();
  return flip === null ? null : flip === 'first' ? 'left' : 'right';
}

/** Both drawings on one canvas, drawn outside of React, at most once a screen refresh. */
export function CompareCanvas({ left, right, label }: CompareCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pictures = useRef<{ left: ImageBitmap | null; right: ImageBitmap | null }>({ left, right });
  const redraw = useRef<() => void>(() => undefined);

  useLayoutEffect(() => {
    const box = place.current;
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (box === null || element === null || context === null) return;
    let request = 0;
    let room: SizePx = { widthPx: 1, heightPx: 1 };
    const drawing = (): SizePx => {
      const bitmap = pictures.current.left ?? pictures.current.right;
      return { widthPx: Math.max(1, bitmap?.width ?? 1), heightPx: Math.max(1, bitmap?.height ?? 1) };
    };
    const panes = () => panesOf(useCompare.getState().mode, room, drawing());
    const transform = () => {
      const pane = panes()[0] ?? { xPx: 0, yPx: 0, ...room };
      return useCompare.getState().transform ?? fitCompare(drawing(), pane);
    };
    const draw = () => {
      request = 0;
      const { mode, wipe01, amplification, showing } = useCompare.getState();
      const only = heldSide() ?? (mode === 'flip' ? showing : null);
      const shown = pictures.current;
      const open = (bitmap: ImageBitmap | null) => (bitmap !== null && bitmap.width > 0 ? bitmap : null);
      drawCompare(context, {
        left: open(shown.left),
        right: open(shown.right),
        ...{ mode, wipe01, amplification, only, transform: transform(), drawing: drawing(), room },
        ratio: devicePixelRatio,
      });
    };
    const soon = () => {
      if (request === 0) request = requestAnimationFrame(draw);
    };
    redraw.current = soon;
    const measure = () => {
      room = { widthPx: Math.max(1, box.clientWidth), heightPx: Math.max(1, box.clientHeight) };
      element.width = Math.max(1, Math.round(room.widthPx * devicePixelRatio));
      element.height = Math.max(1, Math.round(room.heightPx * devicePixelRatio));
      soon();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    const stops = [
      useCompare.subscribe(soon),
      useView.subscribe(soon),
      listenToComparePointer(box, {
        panes,
        drawing,
        transform,
        onTransform: (next) => setCompare({ transform: next }),
        dragsWipe: () => useCompare.getState().mode === 'wipe',
        onWipe: (wipe01) => setCompare({ wipe01 }),
      }),
    ];
    return () => {
      cancelAnimationFrame(request);
      observer.disconnect();
      for (const stop of stops) stop();
    };
  }, []);

  useEffect(() => {
    pictures.current = { left, right };
    redraw.current();
  }, [left, right]);

  return (
    <div ref={place} className="compare-room">
      <canvas ref={canvas} role="img" aria-label={label} />
      <WipeHandle />
    </div>
  );
}

function WipeHandle() {
  const words = useWords();
  const mode = useCompare((compare) => compare.mode);
  const wipe01 = useCompare((compare) => compare.wipe01);
  if (mode !== 'wipe') return null;
  const to = (wish: number) => setCompare({ wipe01: Math.min(1, Math.max(0, wish)) });
  const key = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 * WIPE_STEP : WIPE_STEP;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') to(wipe01 - step);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') to(wipe01 + step);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="compare-wipe"
      style={{ left: `${wipe01 * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={words.compare.wipeHandle}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(wipe01 * 100)}
      aria-valuetext={words.compare.wipeAt(Math.round(wipe01 * 100))}
      onKeyDown={key}
    >
      <span className="compare-wipe-side" aria-hidden="true">
        A
      </span>
      <span className="compare-wipe-side" aria-hidden="true">
        B
      </span>
    </div>
  );
}
