import { create } from 'zustand';

/** Only what a person has changed: an action that is not named has the keys of its record. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>;

interface KeymapStore {
  readonly choices: KeyChoices;
  /** As they were before the last change that touched many at once, to take it back. */
  readonly before: KeyChoices | null;
}

/** Kept with the settings (settings-store.ts), which main writes. */
export const useKeymap = create<KeymapStore>(() => ({ choices: {}, before: null }));

export function chooseKeys(choices: KeyChoices): void {
  useKeymap.setState({ choices, before: null });
}

/** For what changes many keys at once: it can be taken back as long as nothing else was chosen. */
export function chooseManyKeys(choices: KeyChoices): void {
  useKeymap.setState(({ choices: before }) => ({ choices, before }));
}

export function takeBackKeys(): void {
  const { before } = useKeymap.getState();
  if (before !== null) chooseKeys(before);
}
