import { useEffect, useState } from 'react';

interface NumberFieldProps {
  readonly label: string;
  /** A short sign beside the field. */
  readonly mark: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

const shown = (value: number) => String(Math.round(value * 10) / 10);

/** A number with one decimal: typed and Enter, or by arrow keys, with Shift in tens. */
export function NumberField({ label, mark, value, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState(shown(value));
  useEffect(() => setTyped(shown(value)), [value]);
  const take = () => {
    const wanted = Number(typed.replace(',', '.'));
    if (typed.trim() === '' || !Number.isFinite(wanted)) setTyped(shown(value));
    else if (shown(wanted) !== shown(value)) onChange(Math.max(-20_000, Math.min(20_000, wanted)));
  };
  return (
    <label className="number-field" title={label}>
      <span aria-hidden="true">{mark}</span>
      <input
        className="numbers"
        aria-label={label}
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.target.value.slice(0, 8))}
        onBlur={take}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          const step = event.shiftKey ? 10 : 1;
          if (event.key === 'ArrowUp') onChange(value + step);
          else if (event.key === 'ArrowDown') onChange(value - step);
          else if (event.key === 'Enter') take();
          else if (event.key === 'Escape') event.currentTarget.blur();
          else return;
          event.preventDefault();
        }}
      />
    </label>
  );
}
