import { create } from 'zustand';
import type { Settings } from '../../main/contract/host';
import { type Language, languageOfLocale } from '../../main/contract/language';
import { type Words, wordsOf } from '../words/words';

interface SettingsStore {
  readonly language: Language;
  /** False: the language is the system's, and follows it at the next start. */
  readonly languageChosen: boolean;
  readonly theme: Settings['theme'];
}

/** Node (in tests) has no navigator.language before version 21. */
const systemLanguage = (): Language => languageOfLocale(globalThis.navigator?.language);

/** Kept by main, with what else a person likes (keep-settings.ts). */
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
show(useSettings.getState());

/** @param language null: the system's */
export function showSettings(language: Language | null, theme: Settings['theme']): void {
  useSettings.setState({ language: language ?? systemLanguage(), languageChosen: language !== null, theme });
}

export function setLanguage(language: Language): void {
  useSettings.setState({ language, languageChosen: true });
}

export function toggleLanguage(): void {
  setLanguage(useSettings.getState().language === 'ja' ? 'en' : 'ja');
}

export function toggleTheme(): void {
  useSettings.setState(({ theme }) => ({ theme: theme === 'dark' ? 'light' : 'dark' }));
}

export function useWords(): Words {
  return wordsOf(useSettings((settings) => settings.language));
}

/** The words outside of components. */
export function words(): Words {
  return wordsOf(useSettings.getState().language);
}
