import { contextBridge, ipcRenderer } from 'electron';
import { CONNECT_CHANNEL, PORT_CHANNEL } from './port-channel';

/**
 * The page's only door: it may ask for a line to main. The line is a MessagePort, handed to the page as a message of its own
 * window; Electron's event objects and channels stay on this side.
 */
ipcRenderer.on(PORT_CHANNEL, (event) => {
  // '/' = this very origin.
  window.postMessage(PORT_CHANNEL, '/', event.ports);
});

contextBridge.exposeInMainWorld('nakawari', {
  connect: (): void => ipcRenderer.send(CONNECT_CHANNEL),
});
