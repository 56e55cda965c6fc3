import { type Cut, cutSchema } from '../contract/cut';
import { inverseOf, type Patch, PatchMisfit, patchBetween, patched } from '../contract/patch';
import { flawsOf } from './cut-flaws';

/** Undo and redo without limit: the cut as it is, and small patches to all that it was. */
export interface History {
  readonly now: Cut;
  /** Oldest first. Those from `position` on are undone and can be done again. */
  readonly steps: readonly Step[];
  readonly position: number;
}

export interface Step {
  /** The kind of the edit that made it; the page has the words. */
  readonly name: string;
  /** When, ISO 8601. */
  readonly at: string;
  readonly patch: Patch;
  /** What the step before it brought about by itself (drawings that a correction asked for): undo and redo take both at once. */
  readonly joined?: true;
  /** True for a step that was read back from disk: what it leads to is checked before it is believed. */
  readonly isFromDisk?: true;
}

export function beginHistory(now: Cut): History {
  return { now, steps: [], position: 0 };
}

/** A state that is not new makes no step: undo never seems to do nothing. What was undone before is forgotten. */
export function takeStep(history: History, name: string, next: Cut, at: string = new Date().toISOString()): History {
  return withStep(history, { name, at }, next);
}

/** The same, as a part of the step before it. */
export function joinStep(history: History, name: string, next: Cut, at: string = new Date().toISOString()): History {
  return withStep(history, history.position === 0 ? { name, at } : { name, at, joined: true }, next);
}

function withStep(history: History, named: Omit<Step, 'patch'>, next: Cut): History {
  const patch = patchBetweenCuts(history.now, next);
  if (!patch) return history;
  const steps = [...history.steps.slice(0, history.position), { ...named, patch }];
  return { now: next, steps, position: steps.length };
}

const isHead = (steps: readonly Step[], index: number): boolean => index === 0 || steps[index]?.joined !== true;

/** How many steps a person sees among the first `end` ones: what was joined is a part of another. */
export function countSteps({ steps }: Pick<History, 'steps'>, end: number = steps.length): number {
  let count = 0;
  for (let index = 0; index < end; index += 1) if (isHead(steps, index)) count += 1;
  return count;
}

/** The position after so many steps as a person counts them; beyond the last one is the end. */
export function positionAfter({ steps }: Pick<History, 'steps'>, count: number): number {
  let seen = 0;
  for (const index of steps.keys()) {
    if (!isHead(steps, index)) continue;
    if (seen === count) return index;
    seen += 1;
  }
  return steps.length;
}

const patches = new WeakMap<Cut, { readonly was: Cut; readonly patch: Patch | undefined }>();

/** A cut of thousands of drawings is compared once for the history and for whoever is told. */
export function patchBetweenCuts(was: Cut, is: Cut): Patch | undefined {
  const known = patches.get(is);
  if (known?.was === was) return known.patch;
  const patch = patchBetween(was, is);
  patches.set(is, { was, patch });
  return patch;
}

/** One step back, with all that was joined to it. A step from disk that does not fit is forgotten, with all before it. */
export function undo(history: History): History {
  const back = stepBack(history);
  const wentOn = back.steps === history.steps && back.position < history.position;
  return wentOn && !isHead(history.steps, back.position) ? undo(back) : back;
}

function stepBack(history: History): History {
  const { steps, position } = history;
  const step = steps[position - 1];
  if (!step) return history;
  const now = stateAfter(history.now, inverseOf(step.patch), step);
  return now ? { now, steps, position: position - 1 } : { ...history, steps: steps.slice(position), position: 0 };
}

/** One step forward, with all that was joined to it. A step from disk that does not fit is forgotten, with all after it. */
export function redo(history: History): History {
  const on = stepOn(history);
  const isThere = on.steps === history.steps && on.position > history.position && on.position < on.steps.length;
  return isThere && !isHead(on.steps, on.position) ? redo(on) : on;
}

function stepOn(history: History): History {
  const { steps, position } = history;
  const step = steps[position];
  if (!step) return history;
  const now = stateAfter(history.now, step.patch, step);
  return now ? { now, steps, position: position + 1 } : { ...history, steps: steps.slice(0, position) };
}

/** @param position how many steps are done then; more than there are, or fewer than none, go as far as there is */
export function jump(history: History, position: number): History {
  let current = history;
  while (current.position !== position) {
    const next = position < current.position ? stepBack(current) : stepOn(current);
    if (next.steps !== current.steps || next === current) return next;
    current = next;
  }
  return current;
}

function stateAfter(now: Cut, patch: Patch, step: Step): Cut | undefined {
  try {
    const next = patched(now, patch);
    return step.isFromDisk && !isSoundCut(next) ? undefined : cutOf(next);
  } catch (error) {
    if (step.isFromDisk && error instanceof PatchMisfit) return undefined;
    throw error;
  }
}

/** A patch that was made between two cuts leads from a cut to a cut. */
const cutOf = (next: unknown): Cut => next as Cut;

function isSoundCut(next: unknown): boolean {
  const parsed = cutSchema.safeParse(next);
  return parsed.success && flawsOf(parsed.data).length === 0;
}

export function undoName({ steps, position }: History): string | null {
  let index = position - 1;
  while (index > 0 && !isHead(steps, index)) index -= 1;
  return steps[index]?.name ?? null;
}
export const redoName = ({ steps, position }: History): string | null => steps[position]?.name ?? null;
