import type { KeyboardEvent, PointerEvent } from 'react';
import './splitter.css';

interface SplitterProps {
  readonly label: string;
  /** `row`: a line across, dragged up and down. */
  readonly along: 'row' | 'column';
  /** Size of what it sets, in px; null: as the desk chooses. */
  readonly sizePx: number | null;
  readonly leastPx: number;
  readonly mostPx: number;
  /** +1: the size grows with the pointer's way right or down; -1: against it. */
  readonly direction: 1 | -1;
  /** What is measured where no size was chosen yet. */
  readonly measure: () => number;
  readonly onChange: (sizePx: number | null) => void;
}

const STEP_PX = 16;

/** A line between two parts of the desk: dragged, moved with arrow keys, set back with a double click. */
export function Splitter(props: SplitterProps) {
  const { label, along, sizePx, leastPx, mostPx, direction, measure, onChange } = props;
  const clamp = (px: number) => Math.round(Math.min(mostPx, Math.max(leastPx, px)));
  const at = (event: PointerEvent) => (along === 'row' ? event.clientY : event.clientX);
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const line = event.currentTarget;
    const [startPx, start] = [at(event), measure()];
    line.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      const nowPx = along === 'row' ? moved.clientY : moved.clientX;
      onChange(clamp(start + (nowPx - startPx) * direction));
    };
    const dragging = new AbortController();
    const { signal } = dragging;
    line.addEventListener('pointermove', move, { signal });
    line.addEventListener('pointerup', () => dragging.abort(), { signal });
    line.addEventListener('pointercancel', () => dragging.abort(), { signal });
  };
  const key = (event: KeyboardEvent) => {
    const [less, more] = along === 'row' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    const step = event.key === more ? STEP_PX : event.key === less ? -STEP_PX : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(clamp(measure() + step * direction));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      className={`splitter is-${along}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={along === 'row' ? 'horizontal' : 'vertical'}
      aria-valuemin={leastPx}
      aria-valuemax={mostPx}
      aria-valuenow={clamp(sizePx ?? leastPx)}
      title={label}
      onPointerDown={down}
      onKeyDown={key}
      onDoubleClick={() => onChange(null)}
    />
  );
}
