import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Action } from '../actions/action';
import { useAllKeys } from '../actions/keymap';
import { type Found, searchActions } from '../actions/palette-search';
import { ACTIONS } from '../actions/table';
import { closeDialog } from '../state/dialogs-store';
import { rememberCommand, usePalette } from '../state/palette-store';
import { useSettings, useWords } from '../state/settings-store';
import { Keycaps } from '../ui/Keycaps';
import type { Words } from '../words/words';
import './palette.css';

function whyNot(action: Action, words: Words): string | null {
  if (action.release !== undefined) return words.palette.hold;
  return action.cannot?.()?.(words) ?? null;
}

/** Any command by its name in either language. Arrow keys choose, Enter does it. */
export function Palette() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const recent = usePalette((palette) => palette.recent);
  const keysOf = useAllKeys();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const place = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () => searchActions(ACTIONS, query, language, recent, keysOf).filter(({ action }) => action.id !== 'palette'),
    [query, language, recent, keysOf],
  );
  const chosen = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen comes into sight when it changes
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const choose = (entry: Found | undefined) => {
    if (entry === undefined || whyNot(entry.action, words) !== null) return;
    closeDialog();
    rememberCommand(entry.action.id);
    // After the palette has gone: the command may open a dialog of its own, and finds the focus where it was.
    queueMicrotask(entry.action.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows belong to the input method until it has made its characters.
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (move !== undefined) setAt(Math.max(0, Math.min(found.length - 1, Math.min(at, found.length - 1) + move)));
    else if (event.key === 'Enter') choose(chosen);
    else return;
    event.preventDefault();
  };
  const optionId = (id: string) => `${listId}-${id}`;
  const firstRecent = query === '' && chosen !== undefined && recent.length > 0;
  return (
    <dialog
      ref={place}
      className="palette"
      aria-label={words.palette.title}
      onCancel={(event) => {
        event.preventDefault();
        closeDialog();
      }}
      onPointerDown={(event) => {
        // A click beside it, which the browser gives to the dialog itself.
        if (event.target === place.current) closeDialog();
      }}
    >
      <div className="palette-inside">
        <input
          className="palette-field"
          role="combobox"
          aria-label={words.palette.field}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen.action.id)}
          placeholder={words.palette.field}
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div
          id={listId}
          ref={list}
          className="palette-list"
          role="listbox"
          aria-label={words.palette.list}
          tabIndex={-1}
        >
          {found.map((entry, index) => (
            <Option
              key={entry.action.id}
              id={optionId(entry.action.id)}
              entry={entry}
              isChosen={entry === chosen}
              strokes={keysOf(entry.action.id)}
              mark={firstRecent && recent.includes(entry.action.id) ? words.palette.recent : null}
              onPoint={() => setAt(index)}
              onChoose={() => choose(entry)}
            />
          ))}
        </div>
        {found.length === 0 && <p className="palette-none">{words.palette.none}</p>}
        <p className="palette-hint">{words.palette.hint}</p>
        <p className="only-read" role="status">
          {words.palette.found(found.length)}
        </p>
      </div>
    </dialog>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Found;
  readonly isChosen: boolean;
  readonly strokes: readonly string[];
  readonly mark: string | null;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, entry, isChosen, strokes, mark, onPoint, onChoose }: OptionProps) {
  const words = useWords();
  const { action, otherName } = entry;
  const why = whyNot(action, words);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and its keys choose
    // biome-ignore lint/a11y/useFocusableInteractive: named by the field as its active descendant
    <div
      id={id}
      className="palette-option"
      role="option"
      aria-selected={isChosen}
      aria-disabled={why !== null}
      onPointerMove={isChosen ? undefined : onPoint}
      onClick={onChoose}
    >
      <span className="palette-name">
        {words.actions[action.id]}
        {otherName !== null && <span className="palette-other"> {otherName}</span>}
      </span>
      <span className="palette-about">{why ?? mark ?? words.groups[action.group]}</span>
      <span className="palette-keys">
        {strokes.slice(0, 2).map((stroke) => (
          <Keycaps key={stroke} stroke={stroke} />
        ))}
      </span>
    </div>
  );
}
