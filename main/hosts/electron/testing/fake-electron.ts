import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * As much of Electron as the host's wiring touches, in plain Node: enough to see what is set, when, and what a page may reach.
 * Whether Electron itself keeps its word is not shown by this; that needs its binary.
 */

type Listener = (...args: unknown[]) => unknown;

/** What was done, in order. */
export const calls: string[] = [];

export class FakeContents extends EventEmitter {
  openHandler: Listener = () => undefined;
  setWindowOpenHandler(handler: Listener): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  readonly webContents = new FakeContents();
  loaded = '';
  shown = false;
  constructor(readonly options: { webPreferences: Record<string, unknown>; show: boolean }) {
    super();
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(address: string): Promise<void> {
    this.loaded = address;
    calls.push('load');
  }
  show(): void {
    this.shown = true;
  }
  isMinimized = () => false;
  focus = () => undefined;
  static getAllWindows = () => BrowserWindow.all;
  static getFocusedWindow = () => null;
}

class App extends EventEmitter {
  paths = new Map<string, string>();
  enableSandbox = () => void calls.push('sandbox');
  setPath = (name: string, path: string) => void this.paths.set(name, path);
  requestSingleInstanceLock = () => true;
  getLocale = () => 'ja-JP';
  quit = () => void calls.push('quit');
  whenReady = async () => void calls.push('ready');
}
export const app = new App();

export const protocol = {
  schemes: [] as unknown[],
  handler: undefined as ((request: Request) => Promise<Response> | Response) | undefined,
  registerSchemesAsPrivileged(schemes: unknown[]) {
    calls.push('scheme');
    protocol.schemes = schemes;
  },
  handle(_scheme: string, handler: (request: Request) => Promise<Response> | Response) {
    protocol.handler = handler;
  },
};

class Session extends EventEmitter {
  permissionRequest: Listener = () => undefined;
  permissionCheck: Listener = () => undefined;
  beforeRequest: Listener = () => undefined;
  setPermissionRequestHandler = (handler: Listener) => {
    this.permissionRequest = handler;
  };
  setPermissionCheckHandler = (handler: Listener) => {
    this.permissionCheck = handler;
  };
  setDevicePermissionHandler = () => undefined;
  setSpellCheckerEnabled = () => undefined;
  webRequest = {
    onBeforeRequest: (handler: Listener) => {
      this.beforeRequest = handler;
    },
  };
}
export const session = { defaultSession: new Session() };

export const shell = { openExternal: async (address: string) => void calls.push(`outside ${address}`) };
export const ipcMain = new EventEmitter();
export const dialog = { showOpenDialog: async () => ({ canceled: true, filePaths: [] }) };
export const Menu = {
  template: [] as unknown[],
  buildFromTemplate: (template: unknown[]) => template,
  setApplicationMenu: (template: unknown[]) => {
    Menu.template = template;
  },
};

/** Electron's MessagePortMain is an emitter of `{ data, ports }` that wants start(); Node's port stands in. */
export class FakePortMain extends EventEmitter {
  constructor(private readonly port: MessagePort) {
    super();
    port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
    port.on('close', () => this.emit('close'));
    port.unref();
  }
  start = () => this.port.ref();
  postMessage = (message: unknown) => this.port.postMessage(message);
  close = () => this.port.close();
}

export class MessageChannelMain {
  readonly port1: FakePortMain;
  readonly port2: MessagePort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new FakePortMain(port1);
    this.port2 = port2;
  }
}

export const utilityProcess = { fork: () => new EventEmitter() };
