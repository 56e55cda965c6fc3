import type { KeyDrawing } from '../../main/contract/cut';
import { useWords } from '../state/settings-store';
import { SignMark } from '../ui/SignMark';

interface KeyEndProps {
  readonly drawing: KeyDrawing;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
}

/** One end of the chart: the key's number in its circle (or triangle). */
export function KeyEnd({ drawing, isCurrent, onGo }: KeyEndProps) {
  const words = useWords();
  const name = words.sheet.keyNamed(drawing.number);
  return (
    <button
      type="button"
      className={`chart-key ${isCurrent ? 'is-current' : ''}`}
      aria-label={name}
      title={name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onGo}
    >
      <SignMark sign={{ kind: 'key', number: drawing.number, mark: drawing.mark }} size={22} />
    </button>
  );
}
