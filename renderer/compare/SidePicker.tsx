import type { ComparedPicture, CompareSide } from '../state/compare-sides';
import { sideText } from '../state/compare-sides';
import { setCompare, type WhichSide } from '../state/compare-store';
import { attempt } from '../state/notices-store';
import { chooseVersion } from '../state/review-edits';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { sayCompared, saySide } from './say-compared';

interface SidePickerProps {
  readonly which: WhichSide;
  readonly side: CompareSide;
  readonly choices: readonly CompareSide[];
  readonly picture: ComparedPicture | null;
}

/** What stands on one side, and what could. */
export function SidePicker({ which, side, choices, picture }: SidePickerProps) {
  const words = useWords();
  const all = choices.some((choice) => sideText(choice) === sideText(side)) ? choices : [...choices, side];
  const label = words.compare[which];
  const isVersion = picture !== null && picture.version !== null && picture.drawing.kind === 'inbetween';
  return (
    <div className="compare-side">
      <b aria-hidden="true">{which === 'left' ? 'A' : 'B'}</b>
      <select
        className="select"
        aria-label={label}
        title={label}
        value={sideText(side)}
        onChange={(event) => {
          const chosen = all.find((choice) => sideText(choice) === event.target.value);
          if (chosen !== undefined) setCompare({ [which]: chosen });
        }}
      >
        {all.map((choice) => (
          <option key={sideText(choice)} value={sideText(choice)}>
            {saySide(words, choice)}
          </option>
        ))}
      </select>
      <span className="compare-name">{picture === null ? words.compare.missing : sayCompared(words, picture)}</span>
      {isVersion &&
        (picture.isChosen ? (
          <span className="compare-used">{words.compare.usedNow}</span>
        ) : (
          <Button
            label={words.compare.useThis}
            text={words.compare.useThis}
            look="framed"
            onClick={() => attempt(() => chooseVersion(picture.celId, picture.drawing.id, picture.picture))}
          />
        ))}
    </div>
  );
}
