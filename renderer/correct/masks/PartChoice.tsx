import { usePart } from '../../state/correct-region';
import { useWords } from '../../state/settings-store';
import { sayPart } from './parts-here';

/** The parts that the network tells apart, by name. */
export function PartChoice({ onChoose }: { readonly onChoose: (part: string | null) => void }) {
  const words = useWords();
  const part = usePart((store) => store.part);
  const parts = usePart((store) => store.parts);
  if (parts.length === 0) return <span role="status">{words.correct.mask.partsComing}</span>;
  const known = part === null || parts.includes(part) ? parts : [...parts, part];
  return (
    <label>
      {words.correct.mask.part}
      <select value={part ?? ''} onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}>
        <option value="">{words.correct.mask.noPart}</option>
        {known.map((name) => (
          <option key={name} value={name}>
            {sayPart(words, name)}
          </option>
        ))}
      </select>
    </label>
  );
}
