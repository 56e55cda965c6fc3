import { useEffect } from 'react';
import { drawingAt } from '../../main/contract/cut-queries';
import { pictureOfSide, sidesFor } from '../state/compare-sides';
import {
  AMPLIFICATIONS,
  COMPARE_MODES,
  closeCompare,
  FLIP_SPEEDS,
  setCompare,
  swapSides,
  useCompare,
} from '../state/compare-store';
import { useCut } from '../state/cut-store';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { useSelectedCel } from '../state/view-store';
import { Button } from '../ui/Button';
import { Segments } from '../ui/Segments';
import { Switch } from '../ui/Switch';
import { CompareCanvas } from './CompareCanvas';
import { CompareFigures } from './CompareFigures';
import { SidePicker } from './SidePicker';
import { sayCompared } from './say-compared';
import { useBitmap } from './use-bitmaps';
import './compare.css';

/** Over the stage, while two drawings are compared; sheet and panel stay in reach, and the playhead chooses what "this drawing" is. */
export function CompareLayer() {
  const isOpen = useCompare((compare) => compare.isOpen);
  return isOpen ? <OpenCompare /> : null;
}

function OpenCompare() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const drafts = useCut((store) => store.drafts);
  const cel = useSelectedCel();
  const drawing = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)));
  const { left, right, mode } = useCompare();
  const there = cut !== null && cel !== undefined && drawing !== undefined;
  const a = there ? pictureOfSide(cut, cel, drawing, left, drafts) : null;
  const b = there ? pictureOfSide(cut, cel, drawing, right, drafts) : null;
  const bitmapA = useBitmap(a?.picture ?? null);
  const bitmapB = useBitmap(b?.picture ?? null);
  const choices = there ? sidesFor(cut, cel, drawing, drafts) : [];
  const label = [a, b].reduce(
    (text, one) => (one === null ? text : words.review.also(text, sayCompared(words, one))),
    words.compare.canvas,
  );
  useTimedFlip();
  return (
    <section className="compare" aria-label={words.compare.region}>
      <header className="compare-bar">
        <SidePicker which="left" side={left} choices={choices} picture={a} />
        <Button label={words.compare.swap} icon="swap" onClick={swapSides} />
        <SidePicker which="right" side={right} choices={choices} picture={b} />
        <Button className="compare-close" label={words.compare.close} icon="close" onClick={closeCompare} />
      </header>
      <div className="compare-middle">
        <CompareCanvas
          left={bitmapA instanceof ImageBitmap ? bitmapA : null}
          right={bitmapB instanceof ImageBitmap ? bitmapB : null}
          label={label}
        />
        {(bitmapA === 'loading' || bitmapB === 'loading') && <p className="compare-note">{words.compare.loading}</p>}
        {!there && <p className="compare-note">{words.compare.nothingHere}</p>}
      </div>
      <footer className="compare-bar">
        <Segments
          label={words.compare.mode}
          value={mode}
          onChoose={(chosen) => setCompare({ mode: chosen, isTimed: false })}
          segments={COMPARE_MODES.map((one) => ({
            value: one,
            label: words.compare.modes[one],
            text: words.compare.modes[one],
          }))}
        />
        <ModeControls />
        <Button label={words.compare.fit} icon="fit" onClick={() => setCompare({ transform: null })} />
        <CompareFigures left={a} right={b} />
      </footer>
    </section>
  );
}

/** What belongs to the chosen way of comparing alone. */
function ModeControls() {
  const words = useWords();
  const { mode, amplification, isTimed, flipsPerSecond, showing } = useCompare();
  if (mode === 'difference') {
    return (
      <Segments
        label={words.compare.amplification}
        value={amplification}
        onChoose={(factor) => setCompare({ amplification: factor })}
        segments={AMPLIFICATIONS.map((factor) => ({
          value: factor,
          label: `${words.compare.amplification} ${words.compare.times(factor)}`,
          text: words.compare.times(factor),
        }))}
      />
    );
  }
  if (mode !== 'flip') return <span className="compare-hint">{words.compare.modeHint[mode]}</span>;
  return (
    <span className="compare-flip">
      <Segments
        label={words.compare.showing}
        value={showing}
        onChoose={(side) => setCompare({ showing: side, isTimed: false })}
        segments={[
          { value: 'left', label: words.compare.left, text: 'A' },
          { value: 'right', label: words.compare.right, text: 'B' },
        ]}
      />
      <Switch label={words.compare.flipTimed} on={isTimed} onChange={(on) => setCompare({ isTimed: on })} />
      <select
        className="select numbers"
        aria-label={words.compare.flipSpeed}
        title={words.compare.flipSpeed}
        value={flipsPerSecond}
        onChange={(event) => {
          const chosen = FLIP_SPEEDS.find((speed) => speed === Number(event.target.value));
          if (chosen !== undefined) setCompare({ flipsPerSecond: chosen });
        }}
      >
        {FLIP_SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {words.compare.perSecond(speed)}
          </option>
        ))}
      </select>
    </span>
  );
}

function useTimedFlip(): void {
  const isTimed = useCompare((compare) => compare.isTimed && compare.mode === 'flip');
  const flipsPerSecond = useCompare((compare) => compare.flipsPerSecond);
  useEffect(() => {
    if (!isTimed) return;
    const timer = setInterval(() => {
      setCompare({ showing: useCompare.getState().showing === 'left' ? 'right' : 'left' });
    }, 1000 / flipsPerSecond);
    return () => clearInterval(timer);
  }, [isTimed, flipsPerSecond]);
}
