import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { APP_ADDRESS, WEB_PREFERENCES } from './electron-policy';

/** The one window. Shown when its first picture is ready, so that it does not flash white. */
export function openWindow(projectFolder: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    // The page's own neutral grey.
    backgroundColor: '#2e2e2e',
    title: 'Nakawari',
    webPreferences: { ...WEB_PREFERENCES, preload: join(projectFolder, 'out', 'preload', 'preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(APP_ADDRESS);
  return window;
}
