import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import { moveTick, removeTick } from '../state/chart-edits';
import { sayFraction } from '../state/chart-fraction';
import { tickLengthPx } from '../state/chart-layout';
import { dropTick, holdTick, useChart } from '../state/chart-store';
import { type ChartTick, draggedT, nextRest } from '../state/chart-ticks';
import type { DrawingSign } from '../state/drawing-sign';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { SignMark } from '../ui/SignMark';
import { type ChartDirection, isOffScale, snapReach, tUnderPointer } from './tick-pointer';

interface ChartTickMarkProps {
  readonly celId: string;
  readonly tick: ChartTick;
  readonly ticks: readonly ChartTick[];
  readonly sign: DrawingSign;
  readonly isCurrent: boolean;
  readonly direction: ChartDirection;
  /** How far the label lies from its tick so that labels keep clear of each other. */
  readonly labelShiftPx: number;
  readonly scale: RefObject<HTMLDivElement | null>;
  readonly onGo: () => void;
}

/** A pointer that moved less than this was a click. */
const CLICK_PX = 3;
const FINE_STEP = 0.01;

/** One tick: a slider for the keyboard, a thing to drag for the hand. While it is held nothing is changed but what is shown. */
export function ChartTickMark(props: ChartTickMarkProps) {
  const { celId, tick, ticks, sign, isCurrent, direction, labelShiftPx, scale, onGo } = props;
  const words = useWords();
  const { id } = tick.drawing;
  const pressed = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const isOff = useChart(
    (chart) => chart.inHand?.drawingId === id && chart.inHand.celId === celId && chart.inHand.isOff,
  );
  const isHeld = useChart((chart) => chart.inHand?.drawingId === id && chart.inHand.celId === celId);

  /** Off the scale takes the drawing away; back where it was changes nothing. */
  const letGo = () => {
    const { inHand } = useChart.getState();
    dropTick();
    if (inHand === null || inHand.drawingId !== id) return;
    if (inHand.isOff) attempt(() => removeTick(celId, id));
    else if (inHand.tUnit !== tick.drawing.tUnit) attempt(() => moveTick(celId, id, inHand.tUnit));
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current = { x: event.clientX, y: event.clientY, moved: false };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const box = scale.current?.getBoundingClientRect();
    const from = pressed.current;
    if (box === undefined || from === null) return;
    event.stopPropagation();
    if (!from.moved && Math.hypot(event.clientX - from.x, event.clientY - from.y) < CLICK_PX) return;
    from.moved = true;
    // With Alt the hand is free of the fractions.
    const reach = event.altKey ? 0 : snapReach(box, direction);
    const tUnit = draggedT(ticks, id, tUnderPointer(event, box, direction), reach);
    holdTick({ celId, drawingId: id, tUnit, isOff: isOffScale(event, box, direction) });
  };
  const up = () => {
    const from = pressed.current;
    pressed.current = null;
    if (from === null) return;
    if (from.moved) letGo();
    else onGo();
  };
  const cancel = () => {
    pressed.current = null;
    dropTick();
  };
  const nudge = (wish: number, reach: number) =>
    holdTick({ celId, drawingId: id, tUnit: draggedT(ticks, id, wish, reach), isOff: false });
  const key = (event: KeyboardEvent) => {
    const towards = stepOf(event.key, direction);
    if (event.key === 'Delete' || event.key === 'Backspace') {
      dropTick();
      attempt(() => removeTick(celId, id));
    } else if (event.key === 'Escape' && isHeld) cancel();
    else if (event.key === 'Enter' || event.key === ' ') onGo();
    else if (towards !== 0 && event.shiftKey) nudge(nextRest(tick.tUnit, towards), 0);
    else if (towards !== 0 && !event.ctrlKey && !event.altKey && !event.metaKey) {
      nudge(Math.round((tick.tUnit + towards * FINE_STEP) * 100) / 100, 0);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const text = isOff ? words.chart.letGoToRemove : sayFraction(tick.tUnit);
  const name = words.chart.tick(sayFraction(tick.tUnit), tick.frame, words.states[sign.kind]);
  return (
    <div
      className={`chart-tick ${isCurrent ? 'is-current' : ''} ${isHeld ? 'is-held' : ''} ${isOff ? 'is-off' : ''}`}
      style={{ [direction === 'down' ? 'top' : 'left']: `${tick.tUnit * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={words.chart.tickNamed(tick.frame)}
      aria-orientation={direction === 'down' ? 'vertical' : 'horizontal'}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={Math.round(tick.tUnit * 1000) / 1000}
      aria-valuetext={name}
      title={`${name}\n${words.chart.tickHint}`}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={cancel}
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={key}
      onKeyUp={(event) => {
        if (stepOf(event.key, direction) !== 0) letGo();
      }}
      onBlur={() => {
        if (pressed.current === null) letGo();
      }}
    >
      <span
        className="chart-line"
        style={{ [direction === 'down' ? 'width' : 'height']: tickLengthPx(tick.tUnit) }}
        aria-hidden="true"
      />
      <span
        className="chart-label numbers"
        style={{ transform: direction === 'down' ? `translateY(${labelShiftPx}px)` : `translateX(${labelShiftPx}px)` }}
        aria-hidden="true"
      >
        <SignMark sign={sign} size={13} />
        <b>{text}</b>
        {direction === 'down' && !isOff && <span className="chart-frame">{words.chart.atFrame(tick.frame)}</span>}
      </span>
    </div>
  );
}

/** As it is seen: towards the second key, which lies to the right or below. */
function stepOf(key: string, direction: ChartDirection): 1 | -1 | 0 {
  if (key === 'ArrowRight') return 1;
  if (key === 'ArrowLeft') return -1;
  if (key === 'ArrowDown') return direction === 'down' ? 1 : -1;
  if (key === 'ArrowUp') return direction === 'down' ? -1 : 1;
  return 0;
}
