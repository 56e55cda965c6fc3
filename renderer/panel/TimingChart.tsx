import { type PointerEvent, useRef, useState } from 'react';
import type { Cel, Span } from '../../main/contract/cut';
import { drawingAt, framesOf } from '../../main/contract/cut-queries';
import { addTick } from '../state/chart-edits';
import { sayFraction } from '../state/chart-fraction';
import { scaleLengthPx, spreadLabels } from '../state/chart-layout';
import { useChart } from '../state/chart-store';
import { type ChartTick, LEAST_GAP, snapT, ticksOf } from '../state/chart-ticks';
import { useCut } from '../state/cut-store';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { signOf } from '../state/drawing-sign';
import { attempt } from '../state/notices-store';
import { stop } from '../state/play-store';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import type { SpanKeys } from '../state/span-here';
import { selectDrawing } from '../state/view-store';
import { ChartTickMark } from './ChartTickMark';
import { KeyEnd } from './KeyEnd';
import { snapReach, tUnderPointer } from './tick-pointer';
import './timing-chart.css';

/** Room that a tick's label takes along the scale: sign, fraction, frame. */
const LABEL_GAP_PX = { down: 17, across: 15 };
const LEAST_LENGTH_PX = { down: 150, across: 150 };

interface TimingChartProps {
  readonly cel: Cel;
  readonly span: Span;
  readonly keys: SpanKeys;
  /** Downward, as on the paper beside a key; or across. */
  readonly direction: 'down' | 'across';
}

/** The ticks as they stand now, with the one in the hand where the hand has it. */
export function useTicks(cel: Cel, span: Span): ChartTick[] {
  const inHand = useChart((chart) => (chart.inHand?.celId === cel.id ? chart.inHand : null));
  return ticksOf(cel, span).map((tick) =>
    inHand !== null && tick.drawing.id === inHand.drawingId ? { ...tick, tUnit: inHand.tUnit } : tick,
  );
}

/** As animators draw it beside a key: a scale from key to key, a tick for each drawing, the half longer than the rest. */
export function TimingChart({ cel, span, keys, direction }: TimingChartProps) {
  const words = useWords();
  const scale = useRef<HTMLDivElement>(null);
  const [ghostT, setGhostT] = useState<number | null>(null);
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  const currentId = useAtRest((frame) => drawingAt(cel, frame)?.id);
  const ticks = useTicks(cel, span);
  const lengthPx = scaleLengthPx(ticks.length, LABEL_GAP_PX[direction], LEAST_LENGTH_PX[direction]);
  const labelsPx = spreadLabels(
    ticks.map((tick) => tick.tUnit * lengthPx),
    LABEL_GAP_PX[direction],
    lengthPx,
  );
  const go = (frame: number) => {
    stop();
    selectDrawing(cel.id, frame);
  };
  const hover = (event: PointerEvent<HTMLDivElement>) => {
    const box = scale.current?.getBoundingClientRect();
    if (box === undefined || event.target !== event.currentTarget) return setGhostT(null);
    const tUnit = snapT(tUnderPointer(event, box, direction), snapReach(box, direction));
    setGhostT(tUnit >= LEAST_GAP && tUnit <= 1 - LEAST_GAP ? tUnit : null);
  };
  const add = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.button !== 0 || ghostT === null) return;
    setGhostT(null);
    attempt(() => addTick(cel.id, span.id, ghostT));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Segments
    <div className={`chart is-${direction}`} role="group" aria-label={words.panel.chart}>
      <KeyEnd
        drawing={keys.from}
        isCurrent={currentId === keys.from.id}
        onGo={() => go(framesOf(cel, keys.from.id).findLast((frame) => frame <= span.startFrame) ?? span.startFrame)}
      />
      <div
        ref={scale}
        className="chart-scale"
        style={direction === 'down' ? { height: lengthPx } : undefined}
        title={words.chart.addHint}
        onPointerMove={hover}
        onPointerLeave={() => setGhostT(null)}
        onPointerDown={add}
      >
        {ghostT !== null && (
          <span className="chart-ghost" style={{ [direction === 'down' ? 'top' : 'left']: `${ghostT * 100}%` }}>
            <span className="chart-ghost-label">{sayFraction(ghostT)}</span>
          </span>
        )}
        {ticks.map((tick, index) => {
          const { drawing } = tick;
          const isNow = drawingNow?.celId === cel.id && drawingNow.drawingId === drawing.id;
          return (
            <ChartTickMark
              key={drawing.id}
              celId={cel.id}
              tick={tick}
              ticks={ticks}
              sign={signOf(cel, drawing, drafts[draftKey(cel.id, drawing.id)], isNow)}
              isCurrent={currentId === drawing.id}
              direction={direction}
              labelShiftPx={(labelsPx[index] ?? 0) - tick.tUnit * lengthPx}
              scale={scale}
              onGo={() => go(tick.frame)}
            />
          );
        })}
      </div>
      <KeyEnd drawing={keys.to} isCurrent={currentId === keys.to.id} onGo={() => go(span.endFrame)} />
    </div>
  );
}
