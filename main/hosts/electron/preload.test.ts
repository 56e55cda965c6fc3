import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';

const shown = new Map<string, Record<string, () => unknown>>();
const ipcRenderer = Object.assign(new EventEmitter(), { send: vi.fn() });
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, what: Record<string, () => unknown>) => shown.set(name, what),
  },
  ipcRenderer,
}));

it('shows the page `nakawari.connect` alone, and hands it the port without the event', async () => {
  const postMessage = vi.fn();
  vi.stubGlobal('window', { postMessage });
  await import('./preload');
  expect([...shown.keys()]).toEqual(['nakawari']);
  expect(Object.keys(shown.get('nakawari') ?? {})).toEqual(['connect']);
  expect(shown.get('nakawari')?.connect?.()).toBeUndefined();
  expect(ipcRenderer.send).toHaveBeenCalledExactlyOnceWith('nakawari-connect');
  const port = {};
  ipcRenderer.emit('nakawari-port', { ports: [port], sender: 'never shown' });
  expect(postMessage).toHaveBeenCalledExactlyOnceWith('nakawari-port', '/', [port]);
});
