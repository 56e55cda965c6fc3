import type { Settings, SettingsChange } from '../../main/contract/host';
import { useConnection } from './connection-store';
import { useDrawingChoice } from './drawing-choice-store';
import { useKeymap } from './keymap-store';
import { tellError } from './notices-store';
import { useOnion } from './onion-store';
import { usePalette } from './palette-store';
import { usePreferences } from './preferences-store';
import { showSettings, useSettings } from './settings-store';

/** A drag of the sheet's edge is one call, and what was chosen last is at most this old after a kill. */
const SAVE_EVERY_MS = 250;

const STORES = [useSettings, useKeymap, usePreferences, useOnion, usePalette, useDrawingChoice] as const;

/** What a person likes, as the page has it; the same objects as long as nothing has changed. */
const likedNow = () => ({
  language: useSettings.getState().languageChosen ? useSettings.getState().language : null,
  theme: useSettings.getState().theme,
  choices: useKeymap.getState().choices,
  preferences: usePreferences.getState(),
  onion: useOnion.getState(),
  recent: usePalette.getState().recent,
  drawing: useDrawingChoice.getState(),
});

let known = likedNow();
/** Not at main yet. It goes with the next change where it could not be kept. */
let unsaved: SettingsChange = {};
let timer: ReturnType<typeof setTimeout> | undefined;

function changed(): void {
  const was = known;
  known = likedNow();
  const { language, theme, choices, preferences, onion, recent, drawing } = known;
  const keyMap = () => Object.fromEntries(Object.entries(choices).map(([id, keys]) => [id, [...keys]]));
  unsaved = {
    ...unsaved,
    ...(language !== was.language && { language }),
    ...(theme !== was.theme && { theme }),
    ...(choices !== was.choices && { keyMap: keyMap() }),
    ...(preferences !== was.preferences && { preferences: { ...preferences } }),
    ...(onion !== was.onion && { onion: { ...onion } }),
    ...(recent !== was.recent && { recentCommands: [...recent] }),
    ...(drawing !== was.drawing && { drawing: { ...drawing } }),
  };
  if (Object.keys(unsaved).length === 0) return;
  // A choice made once is kept at once; only what a hand draws along can wait.
  if (language !== was.language || theme !== was.theme || choices !== was.choices) save();
  else timer ??= setTimeout(save, SAVE_EVERY_MS);
}

function save(): void {
  clearTimeout(timer);
  timer = undefined;
  const { client } = useConnection.getState();
  const change = unsaved;
  if (client === null || Object.keys(change).length === 0) return;
  unsaved = {};
  client.host.saveSettings(change).catch((error: unknown) => {
    unsaved = { ...change, ...unsaved };
    // Habits are a convenience; what a person set on purpose is worth a word.
    if ('language' in change || 'theme' in change || 'keyMap' in change || 'drawing' in change) tellError(error);
  });
}

/** What main has kept; nothing of it is to be kept again. What it does not have yet stays as the person has it. */
export function takeSettings(settings: Settings): void {
  changed();
  const { language, theme, keyMap, preferences, onion, recentCommands, drawing } = { ...settings, ...unsaved };
  for (const stopListening of listening.splice(0)) stopListening();
  showSettings(language, theme);
  useKeymap.setState({ choices: keyMap, before: null });
  usePreferences.setState(preferences);
  useOnion.setState(onion);
  usePalette.setState({ recent: recentCommands });
  useDrawingChoice.setState(drawing);
  known = likedNow();
  listening = STORES.map((store) => store.subscribe(changed));
  save();
}

let listening: (() => void)[] = [];

/** Keeps what a person likes, from now on for as long as the page lives. */
export function keepSettings(): void {
  listening = STORES.map((store) => store.subscribe(changed));
  window.addEventListener('pagehide', save);
}
