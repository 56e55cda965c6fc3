import { useFirstKey } from '../../actions/keymap';
import { usePreview } from '../../state/correct-preview';
import { useWords } from '../../state/settings-store';
import { Button } from '../../ui/Button';
import { hideBefore, showBefore } from '../before-after';

/** Held down: the drawing as it was before it was corrected. Also with its key. */
export function BeforeButton() {
  const words = useWords();
  const { list } = words.correct;
  const keys = useFirstKey('beforeCorrection');
  const isOn = usePreview((preview) => preview.before !== null);
  return (
    <Button
      look="framed"
      label={list.before}
      text={list.before}
      hint={[list.beforeHint, keys].filter((part) => part !== '').join('\n')}
      on={isOn}
      onPointerDown={showBefore}
      onPointerUp={hideBefore}
      onPointerLeave={hideBefore}
      onKeyDown={(event) => {
        if (event.key === ' ' && !event.repeat) showBefore();
      }}
      onKeyUp={hideBefore}
      onBlur={hideBefore}
    />
  );
}
