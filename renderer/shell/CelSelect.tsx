import { useCut } from '../state/cut-store';
import { useWords } from '../state/settings-store';

interface CelSelectProps {
  /** Null: all cels. */
  readonly celId: string | null;
  readonly onChoose: (celId: string | null) => void;
  /** For a label that stands beside it; without one it says itself what it is. */
  readonly id?: string;
}

/** Which cels of the cut go out: all, or one. */
export function CelSelect({ celId, onChoose, id }: CelSelectProps) {
  const words = useWords();
  const cels = useCut((store) => store.state?.cut.cels);
  return (
    <select
      id={id}
      className="select"
      aria-label={id === undefined ? words.export.which : undefined}
      value={celId ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{words.export.all}</option>
      {cels?.map((cel) => (
        <option key={cel.id} value={cel.id}>
          {words.export.one(cel.name)}
        </option>
      ))}
    </select>
  );
}
