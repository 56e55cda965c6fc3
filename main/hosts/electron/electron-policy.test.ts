import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../desk/security-headers';
import {
  APP_ADDRESS,
  decideNewWindow,
  FUSES,
  isOurAddress,
  isOurSender,
  mayLoad,
  mayNavigate,
  mayOpenOutside,
  mayUse,
  SCHEME_PRIVILEGES,
  WEB_PREFERENCES,
} from './electron-policy';

/** Addresses that a careless comparison takes for ours. */
const LOOKALIKES = [
  'app://studio.evil.example/',
  'app://evil.example/studio/',
  'app://evil@studio.example/',
  'app://studio@evil.example/',
  'app://user@studio/',
  'app://studio:8080/',
  'apps://studio/',
  'https://studio/',
  'https://evil.example/#app://studio/',
  'file:///app://studio/index.html',
  'javascript:alert(1)',
  'about:blank',
  '',
];

const sources = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');
const code = sources.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, '');
const settings = new Map<string, unknown>(Object.entries(WEB_PREFERENCES));

/** One test a row of Electron's security checklist. */
describe("Electron's security checklist", () => {
  it('1: loads secure content only', () => {
    expect(APP_ADDRESS).toBe('app://studio/');
    expect(mayLoad('app://studio/assets/index.js')).toBe(true);
    expect(mayLoad('blob:app://studio/1')).toBe(true);
    for (const address of [
      'http://evil.example/',
      'https://evil.example/',
      'ws://evil.example/',
      'file:///etc/passwd',
    ]) {
      expect(mayLoad(address), address).toBe(false);
    }
    expect(code).not.toMatch(/https?:\/\/(?!www\.apache\.org)/);
  });

  it('2: has no Node in the page', () => {
    expect(settings.get('nodeIntegration')).toBe(false);
    expect(settings.get('nodeIntegrationInWorker')).toBe(false);
    expect(settings.get('nodeIntegrationInSubFrames')).toBe(false);
  });

  it('3: isolates contexts', () => expect(settings.get('contextIsolation')).toBe(true));

  it('4: sandboxes every process', () => {
    expect(settings.get('sandbox')).toBe(true);
    expect(code).toContain('app.enableSandbox()');
    expect(code).not.toMatch(/no-sandbox/);
  });

  it('5: grants no permission', () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'fullscreen',
      'openExternal',
      'unknown',
    ]) {
      expect(mayUse(permission), permission).toBe(false);
    }
  });

  it('6: leaves web security on', () => expect(settings.has('webSecurity')).toBe(false));

  it('7: sends a content security policy that allows our own files only', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'/);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:|app:/);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) {
      expect(CONTENT_SECURITY_POLICY).toContain(`${name} 'none'`);
    }
  });

  it('8: does not allow insecure content', () => expect(settings.has('allowRunningInsecureContent')).toBe(false));

  it('9: enables no experimental features', () => expect(settings.has('experimentalFeatures')).toBe(false));

  it('10: enables no Blink features, nor by a switch', () => {
    expect(settings.has('enableBlinkFeatures')).toBe(false);
    expect(code).not.toMatch(/appendSwitch|appendArgument|enable-blink-features/);
  });

  it('11: has no webview that could open windows', () => {
    expect(settings.get('webviewTag')).toBe(false);
    expect(code).not.toContain('allowpopups');
  });

  it('12: attaches no webview', () => {
    expect(code).toMatch(/'will-attach-webview', \(event\) => event\.preventDefault\(\)/);
  });

  it('13: stays on our page', () => {
    expect(mayNavigate('app://studio/')).toBe(true);
    expect(mayNavigate('app://studio/#cut')).toBe(true);
    for (const address of LOOKALIKES) expect(mayNavigate(address), address).toBe(false);
  });

  it('14: opens no window', () => {
    for (const address of [APP_ADDRESS, 'https://evil.example/']) {
      expect(decideNewWindow(address)).toEqual({ action: 'deny' });
    }
  });

  it('15: opens outside only pages of a fixed list', () => {
    expect(mayOpenOutside('https://www.apache.org/licenses/LICENSE-2.0')).toBe(true);
    for (const address of [
      'http://www.apache.org/',
      'https://www.apache.org.evil.example/',
      'https://www.apache.org@evil.example/',
      'https://user@www.apache.org/',
      'file:///bin/sh',
      'smb://evil.example/share',
      ...LOOKALIKES,
    ]) {
      expect(mayOpenOutside(address), address).toBe(false);
    }
    // Nothing opens outside without asking this list.
    expect(code.includes('openExternal') ? code.includes('mayOpenOutside(') : true).toBe(true);
  });

  it('16: pins one Electron, of a line that is still mended', () => {
    const project: { devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    );
    const version = project.devDependencies.electron ?? '';
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  it('17: hears only the main frame of our page', () => {
    expect(isOurSender({ url: APP_ADDRESS, parent: null })).toBe(true);
    expect(isOurSender({ url: APP_ADDRESS, parent: {} })).toBe(false);
    expect(isOurSender(null)).toBe(false);
    for (const url of LOOKALIKES) expect(isOurSender({ url, parent: null }), url).toBe(false);
  });

  it('18: uses a scheme of its own in place of file://', () => {
    expect(SCHEME_PRIVILEGES).toEqual({ standard: true, secure: true, supportFetchAPI: true, stream: true });
    expect(code).not.toMatch(/loadFile|file:\/\//);
    expect(isOurAddress('file:///index.html')).toBe(false);
  });

  it('19: says yes or no to every fuse', () => {
    expect(FUSES).toEqual({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      GrantFileProtocolExtraPrivileges: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      EnableCookieEncryption: false,
      LoadBrowserProcessSpecificV8Snapshot: false,
      WasmTrapHandlers: true,
    });
  });

  it('20: shows the page one function, and no object of Electron’s', () => {
    const preload = readFileSync(new URL('./preload.ts', import.meta.url), 'utf8');
    const shown = /exposeInMainWorld\('nakawari', (\{[\s\S]*?\})\);/.exec(preload)?.[1] ?? '';
    expect([...shown.matchAll(/=>/g)].length).toBe(1);
    expect([...preload.matchAll(/exposeInMainWorld/g)].length).toBe(1);
    expect(shown).toContain('connect: (): void => ipcRenderer.send(CONNECT_CHANNEL)');
  });
});
