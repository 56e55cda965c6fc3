import { create } from 'zustand';
import type { Settings } from '../../main/contract/host';
import { type Language, languageOfLocale } from '../../main/contract/language';
import { type Words, wordsOf } from '../words/words';
import { desk } from './connection-store';
import { type KeyChoices, useKeymap } from './keymap-store';
import { attempt } from './notices-store';

interface SettingsStore {
  readonly language: Language;
  /** False: the language is the system's, and follows it at the next start. */
  readonly languageChosen: boolean;
  readonly theme: Settings['theme'];
}

/** Node (in tests) has no navigator.language before version 21. */
const systemLanguage = (): Language => languageOfLocale(globalThis.navigator?.language);

export const useSettings = create<SettingsStore>(() => ({
  language: systemLanguage(),
  languageChosen: false,
  theme: 'dark',
}));

function show({ language, theme }: SettingsStore): void {
  if (typeof document === 'undefined') return;
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
}
useSettings.subscribe(show);

/** What main has kept; nothing of it is to be kept again. */
let taken: KeyChoices = useKeymap.getState().choices;

export function takeSettings(settings: Settings): void {
  const { language, theme, keyMap } = settings;
  useSettings.setState({ language: language ?? systemLanguage(), languageChosen: language !== null, theme });
  taken = keyMap;
  useKeymap.setState({ choices: keyMap, before: null });
  show(useSettings.getState());
}

function keep(): void {
  const { language, languageChosen, theme } = useSettings.getState();
  const keyMap = Object.fromEntries(Object.entries(useKeymap.getState().choices).map(([id, keys]) => [id, [...keys]]));
  attempt(async () => {
    await desk().host.saveSettings({ language: languageChosen ? language : null, theme, keyMap });
  });
}

useKeymap.subscribe(({ choices }) => {
  if (choices === taken) return;
  taken = choices;
  keep();
});

export function setLanguage(language: Language): void {
  useSettings.setState({ language, languageChosen: true });
  keep();
}

export function toggleLanguage(): void {
  setLanguage(useSettings.getState().language === 'ja' ? 'en' : 'ja');
}

export function toggleTheme(): void {
  useSettings.setState(({ theme }) => ({ theme: theme === 'dark' ? 'light' : 'dark' }));
  keep();
}

export function useWords(): Words {
  return wordsOf(useSettings((settings) => settings.language));
}

/** The words outside of components. */
export function words(): Words {
  return wordsOf(useSettings.getState().language);
}
