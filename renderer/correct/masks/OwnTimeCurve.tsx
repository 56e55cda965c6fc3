import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { usePart } from '../../state/correct-region';
import { sayT } from '../../state/drawing-sign';
import { useWords } from '../../state/settings-store';
import { Button } from '../../ui/Button';
import { laterByOf, type OwnTime, ownLaterBy, withOwn } from './own-time';

const [WIDTH_PX, HEIGHT_PX, MARGIN_PX] = [220, 54, 7];
const STEP = 0.05;
const xOf = (tUnit: number) => MARGIN_PX + tUnit * (WIDTH_PX - 2 * MARGIN_PX);
const yOf = (ownUnit: number) => HEIGHT_PX - MARGIN_PX - ownUnit * (HEIGHT_PX - 2 * MARGIN_PX);

/** The part's own time over the span: a handle at each in-between, and the usual answer, some drawings later, by a button. */
export function OwnTimeCurve({ onChange }: { readonly onChange: () => void }) {
  const words = useWords();
  const own = usePart((store) => store.own);
  const laterBy = usePart((store) => store.laterBy);
  const change = (next: readonly OwnTime[]) => {
    usePart.setState({ own: next, laterBy: laterByOf(next) });
    onChange();
  };
  const shift = (by: 1 | -1) => {
    const drawings = (laterBy ?? 0) + by;
    if (Math.abs(drawings) >= own.length) return;
    change(
      ownLaterBy(
        own.map(({ tUnit }) => tUnit),
        drawings,
      ),
    );
  };
  const say = words.correct.timing;
  return (
    <>
      <span className="own-time-shift">
        <Button label={say.earlier} icon="minus" onClick={() => shift(-1)} />
        <span className="numbers own-time-later" role="status">
          {laterBy === null ? '·' : say.laterBy(laterBy)}
        </span>
        <Button label={say.later} icon="plus" onClick={() => shift(1)} />
      </span>
      <Curve own={own} onMove={(index, ownUnit) => change(withOwn(own, index, ownUnit))} />
    </>
  );
}

interface CurveProps {
  readonly own: readonly OwnTime[];
  readonly onMove: (index: number, ownUnit: number) => void;
}

function Curve({ own, onMove }: CurveProps) {
  const words = useWords();
  const box = useRef<SVGSVGElement>(null);
  const points = [{ tUnit: 0, ownUnit: 0 }, ...own, { tUnit: 1, ownUnit: 1 }];
  const line = points.map(({ tUnit, ownUnit }) => `${xOf(tUnit)},${yOf(ownUnit)}`).join(' ');
  const drag = (index: number) => (event: PointerEvent<SVGCircleElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { top, height } = box.current?.getBoundingClientRect() ?? { top: 0, height: HEIGHT_PX };
    const y = ((event.clientY - top) / height) * HEIGHT_PX;
    onMove(index, 1 - (y - MARGIN_PX) / (HEIGHT_PX - 2 * MARGIN_PX));
  };
  const key = (index: number, ownUnit: number) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' || event.key === 'ArrowRight' ? STEP : -STEP;
    if (!/^Arrow/.test(event.key)) return;
    onMove(index, ownUnit + by);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset holds shapes
    <svg
      ref={box}
      className="own-time"
      viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`}
      width={WIDTH_PX}
      height={HEIGHT_PX}
      role="group"
      aria-label={words.correct.timing.curve}
    >
      <line className="own-time-even" x1={xOf(0)} y1={yOf(0)} x2={xOf(1)} y2={yOf(1)} />
      {own.map(({ tUnit }) => (
        <line key={tUnit} className="own-time-tick" x1={xOf(tUnit)} x2={xOf(tUnit)} y1={yOf(0)} y2={yOf(1)} />
      ))}
      <polyline className="own-time-line" points={line} />
      {own.map(({ tUnit, ownUnit }, index) => (
        <circle
          key={tUnit}
          className="own-time-handle"
          cx={xOf(tUnit)}
          cy={yOf(ownUnit)}
          r={5}
          role="slider"
          tabIndex={0}
          aria-label={words.correct.timing.handle(sayT(tUnit))}
          aria-valuemin={0}
          aria-valuemax={1}
          aria-valuenow={ownUnit}
          aria-valuetext={words.correct.timing.own(sayT(ownUnit))}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag(index)}
          onKeyDown={key(index, ownUnit)}
        />
      ))}
    </svg>
  );
}
