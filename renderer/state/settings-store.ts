import { create } from 'zustand';
import type { Settings } from '../../main/contract/host';
import { type Language, languageOfLocale } from '../../main/contract/language';
import { type Words, wordsOf } from '../words/words';
import { desk } from './connection-store';
import { attempt } from './notices-store';

interface SettingsStore {
  readonly language: Language;
  readonly theme: Settings['theme'];
}

/** Node (in tests) has no navigator.language before version 21. */
const systemLanguage = (): Language => languageOfLocale(globalThis.navigator?.language);

export const useSettings = create<SettingsStore>(() => ({ language: systemLanguage(), theme: 'dark' }));

function show({ language, theme }: SettingsStore): void {
  if (typeof document === 'undefined') return;
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
}
useSettings.subscribe(show);

export function takeSettings(settings: Settings): void {
  useSettings.setState({ language: settings.language ?? systemLanguage(), theme: settings.theme });
  show(useSettings.getState());
}

function keep(change: Partial<SettingsStore>): void {
  useSettings.setState(change);
  const { language, theme } = useSettings.getState();
  attempt(async () => {
    await desk().host.saveSettings({ language, theme });
  });
}

export function setLanguage(language: Language): void {
  keep({ language });
}

export function toggleLanguage(): void {
  setLanguage(useSettings.getState().language === 'ja' ? 'en' : 'ja');
}

export function toggleTheme(): void {
  keep({ theme: useSettings.getState().theme === 'dark' ? 'light' : 'dark' });
}

export function useWords(): Words {
  return wordsOf(useSettings((settings) => settings.language));
}

/** The words outside of components. */
export function words(): Words {
  return wordsOf(useSettings.getState().language);
}
