/** Undo and redo as immutable snapshots. A step carries the name of the edit that made it; the page has the words. */
export interface History<T> {
  readonly now: T;
  readonly past: readonly Step<T>[];
  readonly future: readonly Step<T>[];
}

interface Step<T> {
  readonly name: string;
  /** In `past`: the state before the step. In `future`: the state after it. */
  readonly state: T;
}

/** Snapshots share what did not change, so this many cost little. */
export const MOST_STEPS = 200;

export function beginHistory<T>(now: T): History<T> {
  return { now, past: [], future: [] };
}

/** A state that is not new makes no step: undo never seems to do nothing. */
export function takeStep<T>(history: History<T>, name: string, next: T): History<T> {
  if (next === history.now) return history;
  return { now: next, past: [...history.past, { name, state: history.now }].slice(-MOST_STEPS), future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    now: step.state,
    past: history.past.slice(0, -1),
    future: [{ name: step.name, state: history.now }, ...history.future],
  };
}

export function redo<T>(history: History<T>): History<T> {
  const step = history.future[0];
  if (!step) return history;
  return {
    now: step.state,
    past: [...history.past, { name: step.name, state: history.now }],
    future: history.future.slice(1),
  };
}

export const undoName = (history: History<unknown>): string | null => history.past.at(-1)?.name ?? null;
export const redoName = (history: History<unknown>): string | null => history.future[0]?.name ?? null;
