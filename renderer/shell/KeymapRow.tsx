import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Action } from '../actions/action';
import { useAllKeys } from '../actions/keymap';
import { type Conflict, giveStroke, isChanged, ownersOf, removeStroke, resetKeys } from '../actions/keymap-rules';
import { parseStroke, sayStroke, strokeOfEvent, strokeText } from '../actions/keys';
import { ACTIONS, actionOf } from '../actions/table';
import { useConnection } from '../state/connection-store';
import { chooseKeys, useKeymap } from '../state/keymap-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Keycaps } from '../ui/Keycaps';
import type { ActionWord, Words } from '../words/words';

/** A page in a browser is not asked before these. */
const BROWSER_KEEPS = new Set(['Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+Shift+N', 'Ctrl+Shift+T', 'Ctrl+Shift+W', 'F11']);

interface RowProps {
  readonly action: Action;
  readonly conflicts: readonly Conflict[];
  readonly isRecording: boolean;
  readonly onRecord: (on: boolean) => void;
}

/** One action: its keys, one more, back to the first ones; and what stands in the way. */
export function KeymapRow({ action, conflicts, isRecording, onRecord }: RowProps) {
  const words = useWords();
  const choices = useKeymap((store) => store.choices);
  const keys = useAllKeys()(action.id);
  const [taken, setTaken] = useState<{ readonly stroke: string; readonly by: ActionWord } | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const name = words.actions[action.id];
  const own = conflicts.filter(({ ids }) => ids.includes(action.id));
  const focusRow = () => row.current?.querySelector<HTMLElement>('.keymap-add')?.focus();
  const give = (stroke: string) => {
    chooseKeys(giveStroke(ACTIONS, choices, action.id, stroke));
    setTaken(null);
    focusRow();
  };
  const recorded = (stroke: string) => {
    onRecord(false);
    const [owner] = ownersOf(ACTIONS, choices, stroke, action.id);
    const by = ACTIONS.find((one) => one.id === owner)?.id;
    if (by === undefined) give(stroke);
    else setTaken({ stroke, by });
  };
  return (
    <li ref={row} className="keymap-row">
      <span className="keymap-name">{name}</span>
      <span className="keymap-keys">
        {keys.map((stroke) => (
          <span key={stroke} className={isIn(own, stroke) ? 'keymap-key is-conflict' : 'keymap-key'}>
            <Keycaps stroke={stroke} />
            <Button
              label={words.keymap.remove(sayStroke(stroke), name)}
              icon="close"
              className="keymap-remove"
              onClick={() => {
                chooseKeys(removeStroke(ACTIONS, choices, action.id, stroke));
                focusRow();
              }}
            />
          </span>
        ))}
        {keys.length === 0 && !isRecording && <span className="keymap-soft">{words.keymap.none}</span>}
        {isRecording ? (
          <Recorder
            name={words.keymap.add(name)}
            onStroke={recorded}
            onCancel={() => {
              onRecord(false);
              focusRow();
            }}
          />
        ) : (
          <Button
            label={words.keymap.add(name)}
            icon="plus"
            className="keymap-add"
            onClick={() => {
              setTaken(null);
              onRecord(true);
            }}
          />
        )}
      </span>
      <span className="keymap-reset">
        {isChanged(action, choices) && (
          <Button
            label={words.keymap.reset(name)}
            icon="undo"
            onClick={() => {
              chooseKeys(resetKeys(choices, action.id));
              focusRow();
            }}
          />
        )}
      </span>
      {taken !== null && (
        <div className="keymap-taken" role="alert">
          <span>{words.keymap.usedBy(sayStroke(taken.stroke), words.actions[taken.by])}</span>
          <Button
            label={words.keymap.moveHere}
            text={words.keymap.moveHere}
            look="framed"
            onClick={() => give(taken.stroke)}
          />
          <Button
            label={words.common.cancel}
            text={words.common.cancel}
            look="framed"
            onClick={() => {
              setTaken(null);
              focusRow();
            }}
          />
        </div>
      )}
      {own.map(({ stroke, ids }) => (
        <div key={stroke} className="keymap-taken">
          <span>
            {sayStroke(stroke)}: {sayOthers(words, ids, action.id)}
          </span>
          <Button
            label={words.keymap.keepHere(sayStroke(stroke))}
            text={words.keymap.keepHere(sayStroke(stroke))}
            look="framed"
            onClick={() => chooseKeys(giveStroke(ACTIONS, choices, action.id, stroke))}
          />
        </div>
      ))}
      <BrowserKeeps keys={keys} />
    </li>
  );
}

function isIn(conflicts: readonly Conflict[], stroke: string): boolean {
  return conflicts.some((conflict) => conflict.stroke === strokeText(parseStroke(stroke)));
}

function sayOthers(words: Words, ids: readonly string[], except: string): string {
  const others = ACTIONS.filter(({ id }) => ids.includes(id) && id !== except);
  return others.map(({ id }) => words.keymap.also(words.actions[actionOf(id).id])).join(' ');
}

function BrowserKeeps({ keys }: { readonly keys: readonly string[] }) {
  const words = useWords();
  const inBrowser = useConnection((connection) => connection.info?.host === 'browser');
  const kept = keys.filter((stroke) => BROWSER_KEEPS.has(strokeText(parseStroke(stroke))));
  if (!inBrowser || kept.length === 0) return null;
  return <p className="keymap-kept">{words.keymap.keptByBrowser(kept.map(sayStroke).join(', '))}</p>;
}

interface RecorderProps {
  readonly name: string;
  readonly onStroke: (stroke: string) => void;
  readonly onCancel: () => void;
}

/** Waits for the next stroke. Escape and losing the focus end it. */
function Recorder({ name, onStroke, onCancel }: RecorderProps) {
  const words = useWords();
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => place.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab goes on its way, so that nobody is caught in here.
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      onCancel();
      return;
    }
    const stroke = strokeOfEvent(event.nativeEvent);
    if (stroke !== null) onStroke(stroke);
  };
  return (
    <button
      ref={place}
      type="button"
      className="keymap-recorder"
      aria-label={`${name}: ${words.keymap.press}. ${words.keymap.pressHint}`}
      onKeyDown={onKeyDown}
      onBlur={onCancel}
    >
      {words.keymap.press} <span className="keymap-soft">{words.keymap.pressHint}</span>
    </button>
  );
}
