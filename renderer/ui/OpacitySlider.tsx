interface OpacitySliderProps {
  readonly label: string;
  readonly say: (percent: number) => string;
  readonly value01: number;
  readonly onChange: (value01: number) => void;
}

/** 5 % to 100 %, in steps of five. */
export function OpacitySlider({ label, say, value01, onChange }: OpacitySliderProps) {
  const percent = Math.round(value01 * 100);
  return (
    <span className="opacity-slider">
      <input
        type="range"
        aria-label={label}
        aria-valuetext={say(percent)}
        min={5}
        max={100}
        step={5}
        value={percent}
        onChange={(event) => onChange(Number(event.target.value) / 100)}
      />
      <span className="numbers">{say(percent)}</span>
    </span>
  );
}
