import './choice.css';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One of several, with a line of explanation. */
export function Choice({ name, label, hint, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name={name} aria-label={label} checked={chosen} onClick={onChoose} onChange={onChoose} />
      <span>{label}</span>
      {hint !== undefined && <span className="choice-hint">{hint}</span>}
    </label>
  );
}
