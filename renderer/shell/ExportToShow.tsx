import { useId } from 'react';
import { chooseExport, framesOfRange, type LoopRange, spanToShow, useExport } from '../state/export-store';
import { useWords } from '../state/settings-store';
import { keysOfSpan } from '../state/span-here';

/** Which span the contact sheet shows: the one under the playhead. */
export function ContactSheetOf() {
  const words = useWords();
  const shown = spanToShow();
  const keys = shown && keysOfSpan(shown.cel, shown.span);
  const text =
    shown && keys
      ? words.export.contactSheetOf(shown.cel.name, keys.from.number, keys.to.number)
      : words.export.contactSheetNone;
  return <p className="export-note">{text}</p>;
}

const RANGES: readonly LoopRange[] = ['cut', 'selection', 'span'];

/** Which frames play, and as what. */
export function LoopChoice() {
  const words = useWords();
  const rangeId = useId();
  const formatId = useId();
  const { choice } = useExport();
  const say = (range: LoopRange): string | null => {
    if (range === 'cut') return words.export.loopCut;
    const frames = framesOfRange(range);
    if (frames === null) return null;
    return range === 'selection'
      ? words.export.loopSelection(frames.from, frames.to)
      : words.export.loopSpan(frames.from, frames.to);
  };
  return (
    <>
      <div className="export-row">
        <label htmlFor={rangeId}>{words.export.loopRange}</label>
        <select
          id={rangeId}
          className="select"
          value={say(choice.range) === null ? 'cut' : choice.range}
          onChange={(event) => {
            const range = RANGES.find((one) => one === event.target.value);
            if (range !== undefined) chooseExport({ range });
          }}
        >
          {RANGES.map((range) => {
            const text = say(range);
            return text === null ? null : (
              <option key={range} value={range}>
                {text}
              </option>
            );
          })}
        </select>
      </div>
      <div className="export-row">
        <label htmlFor={formatId}>{words.export.loopFormat}</label>
        <select
          id={formatId}
          className="select"
          value={choice.loopFormat}
          onChange={(event) => chooseExport({ loopFormat: event.target.value === 'webp' ? 'webp' : 'gif' })}
        >
          <option value="gif">{words.export.gif}</option>
          <option value="webp">{words.export.webp}</option>
        </select>
      </div>
    </>
  );
}
