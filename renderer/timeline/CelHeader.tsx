import type { Cel } from '../../main/contract/cut';
import { useCut } from '../state/cut-store';
import { pictureOf } from '../state/drafts';
import { useWords } from '../state/settings-store';
import { selectCel, toggleHidden, toggleSolo, useView } from '../state/view-store';
import { Button } from '../ui/Button';

export function CelHeader({ cel, isSelected }: { readonly cel: Cel; readonly isSelected: boolean }) {
  const words = useWords();
  const drafts = useCut((store) => store.drafts);
  const isHidden = useView((view) => view.hiddenCelIds.has(cel.id));
  const isSolo = useView((view) => view.soloCelId === cel.id);
  const inbetweens = cel.drawings.filter((drawing) => drawing.kind === 'inbetween');
  const drawn = inbetweens.filter((drawing) => pictureOf(cel.id, drawing, drafts) !== null).length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Sheet
    <div className="cel-header" role="rowheader" tabIndex={-1}>
      <button
        type="button"
        className="cel-name"
        aria-label={words.sheet.cel(cel.name)}
        aria-pressed={isSelected}
        title={`${words.sheet.cel(cel.name)}\n${words.sheet.progress(drawn, inbetweens.length)}`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => selectCel(cel.id)}
      >
        <b className="cel-letter">{cel.name}</b>
        <span className="cel-progress numbers">{`${drawn}/${inbetweens.length}`}</span>
      </button>
      <Button
        label={isHidden ? words.sheet.show(cel.name) : words.sheet.hide(cel.name)}
        icon={isHidden ? 'eyeClosed' : 'eye'}
        className="cel-button"
        onClick={() => toggleHidden(cel.id)}
      />
      <Button
        label={words.sheet.solo(cel.name)}
        icon="solo"
        on={isSolo}
        className="cel-button"
        onClick={() => toggleSolo(cel.id)}
      />
    </div>
  );
}
