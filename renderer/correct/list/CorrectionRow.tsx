import type { Correction } from '../../../main/contract/correction';
import { disobedientDrawings, type ListPlace } from '../../state/correct-list';
import { removeCorrections, switchCorrections } from '../../state/correction-edits';
import { attempt } from '../../state/notices-store';
import { useSettings, useWords } from '../../state/settings-store';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/icons';
import { CorrectionDetails } from './CorrectionDetails';
import { KIND_ICONS } from './kind-icons';
import { sayCorrection, sayTarget } from './say-correction';

interface CorrectionRowProps {
  readonly correction: Correction;
  readonly place: ListPlace;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

/** One correction: what, of what, by whom. Chosen, it shows its marks on the stage and all that can be done with it. */
export function CorrectionRow({ correction, place, isSelected, onSelect }: CorrectionRowProps) {
  const words = useWords();
  const { list } = words.correct;
  const language = useSettings((settings) => settings.language);
  const { cel } = place;
  const { id, on, author, at, reason, gesture } = correction;
  const what = sayCorrection(words, correction);
  const refused = disobedientDrawings(cel, correction).length;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
  return (
    <li className={`correction ${on ? '' : 'is-off'} ${isSelected ? 'is-selected' : ''}`}>
      <div className="correction-head">
        <button
          type="button"
          className="correction-name"
          aria-expanded={isSelected}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onSelect}
        >
          <Icon name={KIND_ICONS[gesture.kind]} />
          <span className="correction-words">
            <b>{what}</b>
            <span>
              {sayTarget(words, cel, correction)}
              {!on && ` · ${list.off}`}
            </span>
            {refused > 0 && (
              <span className="correction-refused">
                <Icon name="warning" size={12} /> {list.refused(refused)}
              </span>
            )}
            {reason !== '' && <span className="correction-reason">{list.named(reason)}</span>}
          </span>
        </button>
        <Button
          label={`${list.switch}: ${what}`}
          icon={on ? 'eye' : 'eyeClosed'}
          on={on}
          onClick={() => attempt(() => switchCorrections(cel.id, [id], !on))}
        />
        <Button
          label={`${list.remove}: ${what}`}
          icon="close"
          onClick={() => attempt(() => removeCorrections(cel.id, [id]))}
        />
      </div>
      {isSelected && (
        <>
          <p className="correction-made">{list.made(author === '' ? list.nobody : author, when)}</p>
          <CorrectionDetails correction={correction} place={place} />
        </>
      )}
    </li>
  );
}
