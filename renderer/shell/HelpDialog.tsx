import { keycaps } from '../actions/keys';
import { ACTIONS } from '../actions/table';
import { closeDialog } from '../state/dialogs-store';
import type { DrawingSign } from '../state/drawing-sign';
import { useWords } from '../state/settings-store';
import { Dialog } from '../ui/Dialog';
import { SignMark } from '../ui/SignMark';
import type { GroupWord, Words } from '../words/words';
import './help-dialog.css';

const GROUPS: readonly GroupWord[] = ['play', 'flip', 'generate', 'stage', 'sheet', 'file', 'program'];

const SIGNS: readonly DrawingSign[] = [
  { kind: 'key', number: 3 },
  { kind: 'wanted', tUnit: 0.5 },
  { kind: 'drawing', tUnit: 0.5 },
  { kind: 'generated', tUnit: 0.5 },
  { kind: 'corrected', tUnit: 0.5 },
  { kind: 'approved', tUnit: 0.5 },
];

/** Made from the action table: what stands here is what the keys do. */
export function HelpDialog() {
  const words = useWords();
  return (
    <Dialog title={words.help.title} onClose={closeDialog} wide>
      <div className="help">
        <section className="help-signs">
          <h3>{words.help.signs}</h3>
          <ul>
            {SIGNS.map((sign) => (
              <li key={sign.kind}>
                <SignMark sign={sign} size={18} />
                <b>{words.states[sign.kind]}</b>
                <span>{words.stateExplained[sign.kind]}</span>
              </li>
            ))}
          </ul>
        </section>
        {GROUPS.map((group) => (
          <KeyGroup key={group} group={group} words={words} />
        ))}
        <Gestures words={words} />
      </div>
      <p className="help-note">{words.help.notEditable}</p>
    </Dialog>
  );
}

function KeyGroup({ group, words }: { readonly group: GroupWord; readonly words: Words }) {
  return (
    <section>
      <h3>{words.groups[group]}</h3>
      <dl>
        {ACTIONS.filter((action) => action.group === group && action.keys.length > 0).map((action) => (
          <div key={action.id}>
            <dt>{words.actions[action.id]}</dt>
            <dd>
              {action.keys.map((keys) => (
                <span key={keys} className="help-stroke">
                  {keycaps(keys).map((cap) => (
                    <kbd key={cap}>{cap}</kbd>
                  ))}
                </span>
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
