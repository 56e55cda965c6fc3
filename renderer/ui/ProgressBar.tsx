import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

export function ProgressBar({ label, done, total, text }: ProgressBarProps) {
  const share = total === 0 ? 0 : done / total;
  return (
    <div
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={text}
    >
      <div style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
