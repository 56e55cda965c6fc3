import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { settingsChangeSchema, settingsSchema } from '../../main/contract/host';
import { createDeskClient } from '../client/desk-client';
import { useConnection } from './connection-store';
import { keepSettings, takeSettings } from './keep-settings';
import { setOnion, useOnion } from './onion-store';
import { rememberCommand } from './palette-store';
import { setPreferences, usePreferences } from './preferences-store';
import { setLanguage, toggleTheme, useSettings } from './settings-store';

let saved: unknown[] = [];
let isFull = false;
const LATER_MS = 1000;

function connect(): void {
  const call = async (_path: readonly string[], input: unknown) => {
    if (isFull) throw new Error('no space');
    saved.push(settingsChangeSchema.parse(input));
    return settingsSchema.parse({});
  };
  const client = createDeskClient({ link: { call }, ended: new Promise(() => undefined), close: () => undefined });
  useConnection.setState({ client, state: 'connected' });
}

beforeAll(() => {
  vi.stubGlobal('window', new EventTarget());
  keepSettings();
});

beforeEach(async () => {
  vi.useFakeTimers();
  [saved, isFull] = [[], false];
  connect();
  takeSettings(settingsSchema.parse({}));
  await vi.advanceTimersByTimeAsync(LATER_MS);
  saved = [];
});

test('what main has kept is shown and not kept again', async () => {
  const preferences = { ...usePreferences.getState(), sheetHeightPx: 300 };
  takeSettings({ ...settingsSchema.parse({ language: 'ja', theme: 'light' }), preferences });
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(useSettings.getState()).toMatchObject({ language: 'ja', languageChosen: true, theme: 'light' });
  expect(usePreferences.getState().sheetHeightPx).toBe(300);
  expect(saved).toEqual([]);
});

test('a drag of the sheet is kept once, with the last height, and says nothing of the rest', async () => {
  for (const sheetHeightPx of [200, 210, 220]) setPreferences({ sheetHeightPx });
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(saved).toEqual([{ preferences: { ...usePreferences.getState(), sheetHeightPx: 220 } }]);
});

test('onion skin and commands are kept, too', async () => {
  setOnion({ before: 4 });
  rememberCommand('loop');
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(saved).toEqual([{ onion: { ...useOnion.getState(), before: 4 }, recentCommands: ['loop'] }]);
});

test('language and theme are kept at once', async () => {
  setLanguage('ja');
  toggleTheme();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual([{ language: 'ja' }, { theme: 'light' }]);
});

test('what was chosen while there was no connection stands when it is back, and is kept then', async () => {
  useConnection.setState({ client: null, state: 'disconnected' });
  setPreferences({ loop: false });
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(saved).toEqual([]);
  connect();
  takeSettings(settingsSchema.parse({ theme: 'light' }));
  expect(usePreferences.getState().loop).toBe(false);
  expect(useSettings.getState().theme).toBe('light');
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(saved).toMatchObject([{ preferences: { loop: false } }]);
});

test('what a full disc refused goes with the next change', async () => {
  isFull = true;
  setPreferences({ paper: 'black' });
  await vi.advanceTimersByTimeAsync(LATER_MS);
  isFull = false;
  rememberCommand('fit');
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(saved).toMatchObject([{ preferences: { paper: 'black' }, recentCommands: ['fit'] }]);
});
