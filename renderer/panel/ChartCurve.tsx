import { type PointerEvent, useRef } from 'react';
import type { Cel, Span } from '../../main/contract/cut';
import { moveTick } from '../state/chart-edits';
import { sayFraction } from '../state/chart-fraction';
import { curvePath } from '../state/chart-layout';
import { dropTick, holdTick, useChart } from '../state/chart-store';
import { curvePoints, draggedT } from '../state/chart-ticks';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { useTicks } from './TimingChart';

interface ChartCurveProps {
  readonly cel: Cel;
  readonly span: Span;
  readonly widthPx: number;
  readonly heightPx: number;
}

const EDGE_PX = 8;
const MOST_LINES = 30;

/** The chart as a curve, frames across and t up. Its points are the ticks once more: dragging one moves the other. */
export function ChartCurve({ cel, span, widthPx, heightPx }: ChartCurveProps) {
  const words = useWords();
  const box = useRef<SVGSVGElement>(null);
  const pressed = useRef<string | null>(null);
  const ticks = useTicks(cel, span);
  const heldId = useChart((chart) => (chart.inHand?.celId === cel.id ? chart.inHand.drawingId : null));
  const frames = Math.max(1, span.endFrame - span.startFrame);
  const x = (frame: number) => EDGE_PX + ((frame - span.startFrame) / frames) * (widthPx - 2 * EDGE_PX);
  const y = (tUnit: number) => heightPx - EDGE_PX - tUnit * (heightPx - 2 * EDGE_PX);
  const points = curvePoints(span, ticks).map(({ frame, tUnit }) => ({ x: x(frame), y: y(tUnit) }));

  const down = (event: PointerEvent<SVGCircleElement>, drawingId: string) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current = drawingId;
  };
  const move = (event: PointerEvent<SVGCircleElement>) => {
    const place = box.current?.getBoundingClientRect();
    const drawingId = pressed.current;
    if (drawingId === null || place === undefined) return;
    const tUnit = (place.bottom - EDGE_PX - event.clientY) / Math.max(1, place.height - 2 * EDGE_PX);
    const reach = event.altKey ? 0 : 3 / heightPx;
    holdTick({ celId: cel.id, drawingId, tUnit: draggedT(ticks, drawingId, tUnit, reach), isOff: false });
  };
  const up = () => {
    const drawingId = pressed.current;
    const { inHand } = useChart.getState();
    pressed.current = null;
    dropTick();
    if (drawingId !== null && inHand?.drawingId === drawingId) {
      attempt(() => moveTick(cel.id, drawingId, inHand.tUnit));
    }
  };
  const cancel = () => {
    pressed.current = null;
    dropTick();
  };
  const step = Math.ceil(frames / MOST_LINES);
  const lines = Array.from({ length: Math.floor(frames / step) + 1 }, (_, index) => span.startFrame + index * step);
  return (
    <svg
      ref={box}
      className="chart-curve"
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="img"
      aria-label={words.chart.curveNamed(
        ticks.map((tick) => `${words.chart.atFrame(tick.frame)} ${sayFraction(tick.tUnit)}`).join(', '),
      )}
    >
      <rect className="chart-curve-room" x={0.5} y={0.5} width={widthPx - 1} height={heightPx - 1} rx={3} />
      {lines.map((frame) => (
        <path key={frame} className="chart-curve-grid" d={`M${x(frame)} ${y(0)}V${y(1)}`} />
      ))}
      {[0.25, 0.5, 0.75].map((tUnit) => (
        <path key={tUnit} className="chart-curve-grid" d={`M${x(span.startFrame)} ${y(tUnit)}H${x(span.endFrame)}`} />
      ))}
      <path className="chart-curve-even" d={`M${x(span.startFrame)} ${y(0)}L${x(span.endFrame)} ${y(1)}`} />
      <path className="chart-curve-line" d={curvePath(points)} />
      <circle className="chart-curve-key" cx={x(span.startFrame)} cy={y(0)} r={3.5} />
      <circle className="chart-curve-key" cx={x(span.endFrame)} cy={y(1)} r={3.5} />
      {ticks.map((tick) => (
        <g
          key={tick.drawing.id}
          className={heldId === tick.drawing.id ? 'chart-curve-point is-held' : 'chart-curve-point'}
        >
          <circle cx={x(tick.frame)} cy={y(tick.tUnit)} r={ticks.length > 16 ? 2.5 : 4} />
          <circle
            className="chart-curve-hand"
            cx={x(tick.frame)}
            cy={y(tick.tUnit)}
            r={9}
            onPointerDown={(event) => down(event, tick.drawing.id)}
            onPointerMove={move}
            onPointerUp={up}
            onPointerCancel={cancel}
          >
            <title>{words.chart.pointHint(tick.frame, sayFraction(tick.tUnit))}</title>
          </circle>
        </g>
      ))}
    </svg>
  );
}
