import { useEffect, useState } from 'react';
import { Button } from './Button';
import './stepper.css';

interface StepperProps {
  readonly label: string;
  readonly less: string;
  readonly more: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number from 0 to `most`: by button, by typing and Enter, by arrow keys in the field. */
export function Stepper({ label, less, more, value, most, onChange }: StepperProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const choose = (wanted: number) => {
    const next = Math.min(most, Math.max(0, Math.round(wanted)));
    setTyped(String(Number.isFinite(next) ? next : value));
    if (Number.isFinite(next) && next !== value) onChange(next);
  };
  return (
    <span className="stepper">
      <Button label={less} icon="minus" disabled={value <= 0} onClick={() => choose(value - 1)} />
      <input
        className="numbers"
        aria-label={label}
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.target.value.replace(/[^0-9]/g, '').slice(0, 3))}
        onBlur={() => choose(typed === '' ? value : Number(typed))}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') choose(value + 1);
          else if (event.key === 'ArrowDown') choose(value - 1);
          else if (event.key === 'Enter') choose(typed === '' ? value : Number(typed));
          else if (event.key === 'Escape') event.currentTarget.blur();
          else return;
          event.preventDefault();
        }}
      />
      <Button label={more} icon="plus" disabled={value >= most} onClick={() => choose(value + 1)} />
    </span>
  );
}
