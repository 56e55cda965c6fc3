import { z } from 'zod';
import { create } from 'zustand';

/** Only what a person has changed: an action that is not named has the keys of its record. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>;

const STORAGE_NAME = 'nakawari.keymap';
const choicesSchema = z.record(z.string(), z.array(z.string()));

function load(): KeyChoices {
  try {
    return choicesSchema.parse(JSON.parse(globalThis.localStorage?.getItem(STORAGE_NAME) ?? '{}'));
  } catch {
    return {};
  }
}

interface KeymapStore {
  readonly choices: KeyChoices;
  /** As they were before the last change that touched many at once, to take it back. */
  readonly before: KeyChoices | null;
}

export const useKeymap = create<KeymapStore>(() => ({ choices: load(), before: null }));

function keep(choices: KeyChoices): void {
  try {
    globalThis.localStorage?.setItem(STORAGE_NAME, JSON.stringify(choices));
  } catch {
    // A full or forbidden storage costs the next start its habits, nothing else.
  }
}

export function chooseKeys(choices: KeyChoices): void {
  useKeymap.setState({ choices, before: null });
  keep(choices);
}

/** For what changes many keys at once: it can be taken back as long as the dialog is there. */
export function chooseManyKeys(choices: KeyChoices): void {
  useKeymap.setState(({ choices: before }) => ({ choices, before }));
  keep(choices);
}

export function takeBackKeys(): void {
  const { before } = useKeymap.getState();
  if (before !== null) chooseKeys(before);
}
