import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Contract } from '../../contract/procedures';
import { openTestDesk, type TestDesk } from '../../desk/testing/test-desk';
import { APP_ADDRESS, SCHEME_PRIVILEGES, WEB_PREFERENCES } from './electron-policy';
import { CONNECT_CHANNEL } from './port-channel';
import * as fake from './testing/fake-electron';

vi.mock('electron', () => fake);
let desk: TestDesk;
vi.mock('../open-desk', () => ({ openDesk: async () => desk.desk }));

beforeAll(async () => {
  desk = await openTestDesk();
  const argv = process.argv;
  process.argv = ['electron', '--inspect=0', '.', '--data', desk.dataFolder];
  await import('./electron-host');
  process.argv = argv;
  await vi.waitFor(() => expect(fake.BrowserWindow.all).toHaveLength(1));
});

afterAll(() => desk.close());

const window = () => {
  const [first] = fake.BrowserWindow.all;
  if (first === undefined) throw new Error('no window');
  return first;
};

/** Asks for a line as the preload does; gives the port that the page would get. */
function connect(frame: { url: string; parent: unknown } | null) {
  const ports: import('node:worker_threads').MessagePort[] = [];
  const sender = frame && {
    ...frame,
    postMessage: (_name: string, _data: null, sent: typeof ports) => ports.push(...sent),
  };
  fake.ipcMain.emit(CONNECT_CHANNEL, { senderFrame: sender });
  return ports[0];
}

describe('the Electron host', () => {
  it('sets scheme and sandbox before Electron is ready, and keeps its files in the data folder', () => {
    expect(fake.calls.slice(0, 4)).toEqual(['scheme', 'sandbox', 'ready', 'load']);
    expect(fake.protocol.schemes).toEqual([{ scheme: 'app', privileges: SCHEME_PRIVILEGES }]);
    expect(fake.app.paths.get('userData')).toContain(desk.dataFolder);
  });

  it('opens one window with the policy’s preferences on our page, and shows it when it is drawn', () => {
    expect(window().options.webPreferences).toMatchObject(WEB_PREFERENCES);
    expect(Object.keys(window().options.webPreferences).sort()).toEqual(
      [...Object.keys(WEB_PREFERENCES), 'preload'].sort(),
    );
    expect(window().loaded).toBe(APP_ADDRESS);
    expect(window().shown).toBe(false);
    window().emit('ready-to-show');
    expect(window().shown).toBe(true);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stops %s to anywhere else', (name) => {
    const prevented = (url: string) => {
      const event = { url, preventDefault: vi.fn() };
      window().webContents.emit(name, event);
      return event.preventDefault.mock.calls.length > 0;
    };
    expect(prevented('https://evil.example/')).toBe(true);
    expect(prevented('app://studio.evil.example/')).toBe(true);
    expect(prevented(APP_ADDRESS)).toBe(false);
  });

  it('attaches no webview, opens no window, grants nothing, loads nothing from elsewhere', () => {
    const event = { preventDefault: vi.fn() };
    window().webContents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalled();
    expect(window().webContents.openHandler({ url: APP_ADDRESS })).toEqual({ action: 'deny' });
    window().webContents.openHandler({ url: 'https://evil.example/' });
    expect(fake.calls.filter((call) => call.startsWith('outside'))).toEqual([]);
    const { defaultSession } = fake.session;
    const answer = vi.fn();
    defaultSession.permissionRequest({}, 'media', answer);
    expect(answer).toHaveBeenCalledWith(false);
    expect(defaultSession.permissionCheck({}, 'media')).toBe(false);
    const answered = vi.fn();
    defaultSession.beforeRequest({ url: 'https://evil.example/' }, answered);
    defaultSession.beforeRequest({ url: `${APP_ADDRESS}assets/a.js` }, answered);
    expect(answered.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
  });

  it('gives the page by our scheme, and nothing of another host of that scheme', async () => {
    const page = await fake.protocol.handler?.(new Request(APP_ADDRESS));
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fake.protocol.handler?.(new Request('app://evil/')))?.status).toBe(404);
  });

  it('carries the contract over a message port', async () => {
    const port = connect({ url: APP_ADDRESS, parent: null });
    if (port === undefined) throw new Error('no port');
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port }));
    expect(await client.host.info({})).toMatchObject({ version: '0.1.0', model: { id: 'fake' } });
    port.close();
  });

  it('gives no line to a frame inside the page, to another page, or to one that is gone', () => {
    expect(connect({ url: APP_ADDRESS, parent: {} })).toBeUndefined();
    expect(connect({ url: 'https://evil.example/', parent: null })).toBeUndefined();
    expect(connect(null)).toBeUndefined();
  });

  it('leaves undo to the page', () => {
    expect(JSON.stringify(fake.Menu.template)).not.toMatch(/undo|redo|reload/i);
    expect(JSON.stringify(fake.Menu.template)).toContain('編集');
  });

  it('saves everything before it quits', async () => {
    const event = { preventDefault: vi.fn() };
    fake.app.emit('before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(fake.calls.at(-1)).toBe('quit'));
    fake.app.emit('before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});
