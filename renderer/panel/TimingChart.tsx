import type { Cel, Inbetween, Span } from '../../main/contract/cut';
import { drawingAt, drawingById } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { type DrawingSign, drawingSign, sayT } from '../state/drawing-sign';
import { stop } from '../state/play-store';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import type { SpanKeys } from '../state/span-here';
import { selectDrawing } from '../state/view-store';
import { SignMark } from '../ui/SignMark';
import './timing-chart.css';

interface Tick {
  readonly drawing: Inbetween;
  readonly frame: number;
  readonly sign: DrawingSign;
}

/** As animators draw it beside a key: a scale from key to key, a tick for each drawing, the half longer than the rest. */
export function TimingChart({ cel, span, keys }: { readonly cel: Cel; readonly span: Span; readonly keys: SpanKeys }) {
  const words = useWords();
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  const currentId = useAtRest((frame) => drawingAt(cel, frame)?.id);
  const ticks = span.inbetweenIds.flatMap((id): Tick[] => {
    const drawing = drawingById(cel, id);
    if (drawing?.kind !== 'inbetween') return [];
    const frame = cel.exposures.find((exposure) => exposure.drawingId === id)?.frame ?? span.startFrame;
    const isNow = drawingNow?.celId === cel.id && drawingNow.drawingId === id;
    return [{ drawing, frame, sign: drawingSign(drawing, drafts[draftKey(cel.id, id)], isNow) }];
  });
  const go = (frame: number) => {
    stop();
    selectDrawing(cel.id, frame);
  };
  const keyFrame = (id: string) =>
    cel.exposures.find((exposure) => exposure.drawingId === id)?.frame ?? span.startFrame;
  const end = (key: SpanKeys['from'], side: 'from' | 'to') => (
    <button
      type="button"
      className={`chart-key chart-${side} ${currentId === key.id ? 'is-current' : ''}`}
      aria-label={words.sheet.keyNamed(key.number)}
      title={words.sheet.keyNamed(key.number)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => go(keyFrame(key.id))}
    >
      <SignMark sign={drawingSign(key, undefined, false)} size={20} />
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Segments
    <div className="chart" role="group" aria-label={words.panel.chart}>
      {end(keys.from, 'from')}
      <div className="chart-scale">
        {ticks.map(({ drawing, frame, sign }) => {
          const state = words.states[sign.kind];
          const name = words.panel.tick(sayT(drawing.tUnit), frame, state);
          const isHalf = Math.abs(drawing.tUnit - 0.5) < 1e-6;
          return (
            <button
              key={drawing.id}
              type="button"
              className={`chart-tick ${isHalf ? 'is-half' : ''} ${currentId === drawing.id ? 'is-current' : ''}`}
              style={{ left: `${drawing.tUnit * 100}%` }}
              aria-label={name}
              title={name}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => go(frame)}
            >
              <span className="chart-line" />
              <SignMark sign={sign} size={ticks.length > 9 ? 9 : 13} />
            </button>
          );
        })}
      </div>
      {end(keys.to, 'to')}
    </div>
  );
}
