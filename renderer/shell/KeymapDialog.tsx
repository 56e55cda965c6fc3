import { type ChangeEvent, useId, useState } from 'react';
import { useAllKeys } from '../actions/keymap';
import { KEYMAP_FILE_NAME, readKeymap, writeKeymap } from '../actions/keymap-file';
import { conflictsIn, isChanged } from '../actions/keymap-rules';
import { searchActions } from '../actions/palette-search';
import { ACTIONS } from '../actions/table';
import { closeDialog } from '../state/dialogs-store';
import { chooseManyKeys, takeBackKeys, useKeymap } from '../state/keymap-store';
import { attempt } from '../state/notices-store';
import { useSettings, useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import type { ActionWord, GroupWord } from '../words/words';
import { KeymapRow } from './KeymapRow';
import { saveTextFile } from './save-text-file';
import './keymap-dialog.css';

const GROUPS: readonly GroupWord[] = [...new Set(ACTIONS.map((action) => action.group))];

/** Every action with its keys, each to be changed. What is chosen here counts at once. */
export function KeymapDialog() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const choices = useKeymap((store) => store.choices);
  const keysOf = useAllKeys();
  const [query, setQuery] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const [recordingId, setRecordingId] = useState<ActionWord | null>(null);
  const conflicts = conflictsIn(ACTIONS, choices);
  const found = searchActions(ACTIONS, query, language, [], keysOf).map(({ action }) => action);
  const shown = found.filter((action) => !changedOnly || isChanged(action, choices));
  return (
    <Dialog title={words.keymap.title} onClose={closeDialog} wide footer={<Foot />}>
      <div className="keymap-head">
        <input
          type="search"
          className="keymap-search"
          aria-label={words.keymap.search}
          placeholder={words.keymap.searchHint}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <label className="keymap-only">
          <input type="checkbox" checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)} />
          {words.keymap.changedOnly}
        </label>
      </div>
      {conflicts.length > 0 && (
        <p className="keymap-conflicts" role="status">
          {words.keymap.conflicts(conflicts.length)}
        </p>
      )}
      {shown.length === 0 && <p className="keymap-soft">{words.keymap.nothingFound}</p>}
      {GROUPS.map((group) => {
        const inGroup = shown.filter((action) => action.group === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} className="keymap-group">
            <h3>{words.groups[group]}</h3>
            <ul>
              {inGroup.map((action) => (
                <KeymapRow
                  key={action.id}
                  action={action}
                  conflicts={conflicts}
                  isRecording={recordingId === action.id}
                  onRecord={(on) => setRecordingId(on ? action.id : null)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </Dialog>
  );
}

/** What concerns all keys at once, and how it went. */
function Foot() {
  const words = useWords();
  const fileId = useId();
  const choices = useKeymap((store) => store.choices);
  const before = useKeymap((store) => store.before);
  const [told, setTold] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null);
  const takeFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    attempt(async () => {
      const read = readKeymap(ACTIONS, await file.text());
      if (read === null) {
        setTold({ text: words.keymap.notAFile, isWrong: true });
        return;
      }
      chooseManyKeys(read.choices);
      const left = read.unknown.length === 0 ? '' : ` ${words.keymap.leftOut(read.unknown.length)}`;
      setTold({ text: `${words.keymap.loaded}${left}`, isWrong: false });
    });
  };
  const resetAll = () => {
    chooseManyKeys({});
    setTold({ text: words.keymap.allReset, isWrong: false });
  };
  return (
    <>
      <p className={told?.isWrong === true ? 'keymap-told is-wrong' : 'keymap-told'} role="status">
        {told?.text}
      </p>
      {before !== null && (
        <Button
          label={words.keymap.takeBack}
          text={words.keymap.takeBack}
          look="framed"
          icon="undo"
          onClick={() => {
            takeBackKeys();
            setTold(null);
          }}
        />
      )}
      <Button
        label={words.keymap.resetAll}
        text={words.keymap.resetAll}
        look="framed"
        disabled={Object.keys(choices).length === 0}
        onClick={resetAll}
      />
      <label htmlFor={fileId} className="file-choice">
        {words.keymap.load}
        <input id={fileId} type="file" accept="application/json,.json" onChange={takeFile} />
      </label>
      <Button
        label={words.keymap.save}
        text={words.keymap.save}
        look="framed"
        onClick={() => saveTextFile(KEYMAP_FILE_NAME, writeKeymap(ACTIONS, choices))}
      />
    </>
  );
}
