import { useMemo } from 'react';
import { type KeyChoices, useKeymap } from '../state/keymap-store';
import type { ActionWord } from '../words/words';
import type { Action } from './action';
import { keysNow, winnerOf } from './keymap-rules';
import { isStroke, type KeyEventLike, parseStroke, type Stroke, sayStroke } from './keys';
import { ACTIONS, actionOf } from './table';

/** The keys an action has now, the person's own choice included. The first is the one to show where there is room for one. */
export function keysOf(id: ActionWord): readonly string[] {
  return keysNow(actionOf(id), useKeymap.getState().choices);
}

/** The same in a component, which follows every change. */
export function useKeysOf(id: ActionWord): readonly string[] {
  return useKeymap(({ choices }) => keysNow(actionOf(id), choices));
}

/** The first stroke in one line, as tooltips show it; empty where there is none. */
export function useFirstKey(id: ActionWord): string {
  const [first] = useKeysOf(id);
  return first === undefined ? '' : sayStroke(first);
}

export function useAllKeys(): (id: ActionWord) => readonly string[] {
  const choices = useKeymap((store) => store.choices);
  return useMemo(() => (id: ActionWord) => keysNow(actionOf(id), choices), [choices]);
}

interface Listed {
  readonly action: Action;
  readonly strokes: readonly Stroke[];
}
let listed: { readonly choices: KeyChoices; readonly all: readonly Listed[] } | null = null;

function listNow(): readonly Listed[] {
  const { choices } = useKeymap.getState();
  if (listed?.choices !== choices) {
    const all = ACTIONS.map((action) => ({ action, strokes: keysNow(action, choices).map(parseStroke) }));
    listed = { choices, all };
  }
  return listed.all;
}

/** What a pressed key does now, or null. */
export function actionFor(event: KeyEventLike): Action | null {
  const meant = listNow().filter(({ strokes }) => strokes.some((stroke) => isStroke(event, stroke)));
  return winnerOf(
    meant.map(({ action }) => action),
    useKeymap.getState().choices,
  );
}
