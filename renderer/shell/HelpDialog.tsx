import { useAllKeys } from '../actions/keymap';
import { ACTIONS } from '../actions/table';
import { closeDialog, showDialog } from '../state/dialogs-store';
import type { DrawingSign } from '../state/drawing-sign';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Keycaps } from '../ui/Keycaps';
import { SignMark } from '../ui/SignMark';
import type { GroupWord, Words } from '../words/words';
import './help-dialog.css';

const SIGNS = [
  { word: 'key', sign: { kind: 'key', number: 3 } },
  { word: 'breakdown', sign: { kind: 'key', number: 4, mark: 'breakdown' } },
  { word: 'wanted', sign: { kind: 'wanted', tUnit: 0.5 } },
  { word: 'drawing', sign: { kind: 'drawing', tUnit: 0.5 } },
  { word: 'generated', sign: { kind: 'generated', tUnit: 0.5 } },
  { word: 'corrected', sign: { kind: 'corrected', tUnit: 0.5 } },
  { word: 'approved', sign: { kind: 'approved', tUnit: 0.5 } },
  { word: 'sent-back', sign: { kind: 'sent-back', tUnit: 0.5 } },
  { word: 'stale', sign: { kind: 'generated', tUnit: 0.5, stale: true } },
] as const satisfies readonly { readonly word: string; readonly sign: DrawingSign }[];

/** In the order in which the records stand. */
const GROUPS: readonly GroupWord[] = [...new Set(ACTIONS.map((action) => action.group))];

/** Made from the action records and the person's key map: what stands here is what the keys do. */
export function HelpDialog() {
  const words = useWords();
  const footer = (
    <>
      <p className="help-note">{words.help.notEditable}</p>
      <Button label={words.help.print} text={words.help.print} look="framed" onClick={() => window.print()} />
      <Button label={words.help.edit} text={words.help.edit} look="framed" onClick={() => showDialog('keymap')} />
    </>
  );
  return (
    <Dialog title={words.help.title} onClose={closeDialog} wide readsOnly footer={footer}>
      <div className="help">
        <section className="help-signs">
          <h3>{words.help.signs}</h3>
          <ul>
            {SIGNS.map(({ word, sign }) => (
              <li key={word}>
                <SignMark sign={sign} size={18} />
                <b>{words.states[word]}</b>
                <span>{words.stateExplained[word]}</span>
              </li>
            ))}
          </ul>
        </section>
        {GROUPS.map((group) => (
          <KeyGroup key={group} group={group} words={words} />
        ))}
        <Gestures words={words} />
      </div>
    </Dialog>
  );
}

function KeyGroup({ group, words }: { readonly group: GroupWord; readonly words: Words }) {
  const keysOf = useAllKeys();
  const withKeys = ACTIONS.filter((action) => action.group === group && keysOf(action.id).length > 0);
  if (withKeys.length === 0) return null;
  return (
    <section>
      <h3>{words.groups[group]}</h3>
      <dl>
        {withKeys.map((action) => (
          <div key={action.id}>
            <dt>{words.actions[action.id]}</dt>
            <dd>
              {keysOf(action.id).map((stroke) => (
                <Keycaps key={stroke} stroke={stroke} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Gestures({ words }: { readonly words: Words }) {
  const { gestures } = words;
  const rows = [
    [gestures.zoomStage, gestures.wheel],
    [gestures.panStage, gestures.spaceDrag],
    [gestures.scrub, gestures.rulerDrag],
    [gestures.select, gestures.click],
    [gestures.zoomSheet, gestures.ctrlWheel],
  ];
  return (
    <section>
      <h3>{gestures.title}</h3>
      <dl>
        {rows.map(([what, how]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
