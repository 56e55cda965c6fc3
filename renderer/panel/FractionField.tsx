import { useEffect, useId, useRef, useState } from 'react';
import { typeIntoChart } from '../state/chart-edits';
import { sayFraction } from '../state/chart-fraction';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';

interface FractionFieldProps {
  /** Of the in-between under the playhead; null: a key lies there, and a typed fraction adds a drawing. */
  readonly tUnit: number | null;
  readonly all: boolean;
}

/** The id by which an action finds the field. */
export const FRACTION_FIELD_ID = 'chart-fraction';

/** Where the drawing lies, as a person would write it beside the tick. */
export function FractionField({ tUnit, all }: FractionFieldProps) {
  const words = useWords();
  const hintId = useId();
  const input = useRef<HTMLInputElement>(null);
  const said = tUnit === null ? '' : sayFraction(tUnit);
  const [typed, setTyped] = useState(said);
  const [isWrong, setWrong] = useState(false);
  const [isFocused, setFocused] = useState(false);
  useEffect(() => {
    setTyped(said);
    setWrong(false);
  }, [said]);
  const label = tUnit === null ? words.chart.fieldAdd : words.chart.field;
  const take = () => {
    if (typed.trim() === '' || typed === said) return setWrong(false);
    const done = typeIntoChart(typed, all);
    setWrong(done === false);
    if (done === false) return;
    attempt(() => done);
    input.current?.blur();
  };
  return (
    <div className="fraction">
      <label htmlFor={FRACTION_FIELD_ID}>{label}</label>
      <input
        ref={input}
        id={FRACTION_FIELD_ID}
        className="fraction-field numbers"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        placeholder="1/3"
        aria-describedby={hintId}
        aria-invalid={isWrong}
        onChange={(event) => {
          setTyped(event.target.value.slice(0, 200));
          setWrong(false);
        }}
        onFocus={(event) => {
          setFocused(true);
          event.target.select();
        }}
        onBlur={() => {
          setFocused(false);
          if (isWrong) return;
          setTyped(said);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') take();
          else if (event.key === 'Escape') {
            setTyped(said);
            setWrong(false);
            event.currentTarget.blur();
          } else return;
          event.preventDefault();
        }}
      />
      <p
        id={hintId}
        hidden={!isWrong && !isFocused}
        className={isWrong ? 'fraction-hint is-wrong' : 'fraction-hint'}
        role={isWrong ? 'alert' : undefined}
      >
        {isWrong ? words.chart.fieldWrong : words.chart.fieldHint}
      </p>
    </div>
  );
}
