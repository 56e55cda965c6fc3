import { useAllKeys } from '../actions/keymap';
import { keycaps } from '../actions/keys';
import { actionOf } from '../actions/table';
import { toDrawInCel, toDrawInCut, toDrawInSpan } from '../state/cel-counts';
import { useConnection } from '../state/connection-store';
import { useCut } from '../state/cut-store';
import { setAutoDraw } from '../state/generate';
import { usePreferences } from '../state/preferences-store';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { spanHere } from '../state/span-here';
import { useSelectedCel } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { Menu } from '../ui/Menu';
import { Switch } from '../ui/Switch';
import type { ActionWord } from '../words/words';

/** The one thing this desk is for, always in the same place; what it would draw stands in its words. */
export function GenerateButtons() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const drafts = useCut((store) => store.drafts);
  const cel = useSelectedCel();
  const span = useAtRest((frame) => (cel === undefined ? undefined : spanHere(cel, frame)));
  const autoDraw = usePreferences((preferences) => preferences.autoDraw);
  const hasModel = useConnection(({ info }) => info === null || info.model !== null);
  const say = (count: number) => {
    if (!hasModel) return words.generate.noModel;
    return count === 0 ? words.generate.allDrawn : words.generate.missing(count);
  };
  const isOff = (count: number) => !hasModel || count === 0;
  const inSpan = cel && span ? toDrawInSpan(cel, span.id, drafts) : 0;
  const inCel = cel === undefined ? 0 : toDrawInCel(cel, drafts);
  const inCut = cut === null ? 0 : toDrawInCut(cut, drafts);
  const spanName = words.generate.button(words.generate.span(cel?.name ?? ''));

  const keysOf = useAllKeys();
  const item = (id: ActionWord, text: string, count: number) => {
    const action = actionOf(id);
    return {
      id,
      text,
      detail: say(count),
      keys: keycaps(keysOf(id)[0] ?? ''),
      disabled: isOff(count),
      onChoose: action.run,
    };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Segments
    <div className="generate" role="group" aria-label={words.generate.group}>
      <Switch label={words.generate.auto} hint={words.generate.autoHint} on={autoDraw} onChange={setAutoDraw} />
      <div className="generate-split">
        <ActionButton
          action="generateSpan"
          look="primary"
          text={spanName}
          label={spanName}
          detail={say(inSpan)}
          disabled={isOff(inSpan)}
        />
        <Menu
          label={words.generate.menu}
          look="primary"
          items={[
            item('generateSpan', spanName, inSpan),
            item('generateCel', words.generate.button(words.generate.cel(cel?.name ?? '')), inCel),
            item('generateCut', words.generate.button(words.generate.cut), inCut),
          ]}
        />
      </div>
    </div>
  );
}
