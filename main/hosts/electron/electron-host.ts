import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { languageOfLocale } from '../../contract/language';
import { packageRoot } from '../../inference/weights-folder';
import { defaultDataFolder } from '../data-folder';
import { parseHostOptions } from '../host-options';
import { openDesk } from '../open-desk';
import { connectPages } from './connect-pages';
import { menuTemplate } from './electron-menu';
import { isOurAddress, SCHEME, SCHEME_PRIVILEGES } from './electron-policy';
import { openWindow } from './electron-window';
import { forkUtility } from './fork-utility';
import { guardContents, guardSession } from './guard-contents';

/** Composes Electron's parts; decisions live in electron-policy.ts, everything else in the desk. */

const options = parseHostOptions(process.argv.slice(1), { standing: process.cwd(), ignoreUnknown: true });
const dataFolder =
  options.dataFolder ?? defaultDataFolder({ env: process.env, platform: process.platform, home: homedir() });

// All of this counts only before Electron is ready.
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
app.enableSandbox();
app.setPath('userData', join(dataFolder, 'electron'));

if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('second-instance', () => showWindow());
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  guardSession(session.defaultSession);
  const desk = await openDesk(options, dataFolder, { host: 'electron', pickFolder, forkChild: forkUtility });
  protocol.handle(SCHEME, (request) =>
    isOurAddress(request.url) ? desk.handleRequest(request) : new Response('not found', { status: 404 }),
  );
  connectPages(ipcMain, desk);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(languageOfLocale(app.getLocale()), process.platform)));
  closeBeforeQuit(() => desk.close());
  openWindow(packageRoot());
}

function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function pickFolder(purpose: 'open' | 'export'): Promise<string | null> {
  const properties =
    purpose === 'export' ? (['openDirectory', 'createDirectory'] as const) : (['openDirectory'] as const);
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const options = { properties: [...properties] };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Everything is saved before the program is gone. */
function closeBeforeQuit(close: () => Promise<void> | void): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void Promise.resolve(close()).finally(() => {
      closed = true;
      app.quit();
    });
  });
}
