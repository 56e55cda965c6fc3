/**
 * What Electron's window, session and messages may do, as plain data and small functions: every row of Electron's security
 * checklist that is a decision of ours is decided here and tested in electron-policy.test.ts, without Electron.
 */

export const SCHEME = 'app';
export const APP_HOST = 'studio';
export const APP_ADDRESS = `${SCHEME}://${APP_HOST}/`;

/** Row 18: our own scheme instead of file://, registered before anything is loaded. */
export const SCHEME_PRIVILEGES = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  /** Pictures are streamed. */
  stream: true,
} as const;

/** Rows 2–4, 6, 8–11: the defaults written out. What is not named here (webSecurity and the rest) is never set. */
export const WEB_PREFERENCES = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;

/**
 * Row 19: what the fuses of a packaged Electron are set to. Names as in @electron/fuses.
 * Cookie encryption: no, there are no cookies. Snapshot: no, there is none. WebAssembly trap handlers: yes, they guard memory.
 */
export const FUSES = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  GrantFileProtocolExtraPrivileges: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  EnableCookieEncryption: false,
  LoadBrowserProcessSpecificV8Snapshot: false,
  WasmTrapHandlers: true,
} as const;

/** Row 15: the only pages that may be opened in the person's browser. */
const EXTERNAL_ORIGINS: readonly string[] = ['https://www.apache.org'];

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/**
 * Whether an address is our page's. By its parts: `URL.origin` is "null" for every scheme of one's own, and a comparison of
 * beginnings lets `app://studio.example` through.
 */
export function isOurAddress(address: string): boolean {
  const url = parsed(address);
  return (
    url !== null &&
    url.protocol === `${SCHEME}:` &&
    url.hostname === APP_HOST &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/** Row 13: the window stays on our page; links, redirects and frames to anywhere else do nothing. */
export function mayNavigate(address: string): boolean {
  return isOurAddress(address);
}

/** Row 1: what the page may load at all. Blobs and data are pictures it made itself; devtools is the inspector's own page. */
export function mayLoad(address: string): boolean {
  const url = parsed(address);
  return isOurAddress(address) || (url !== null && ['blob:', 'data:', 'devtools:'].includes(url.protocol));
}

/** Row 5: the page needs no camera, no place, no notification, nothing. Electron's own answer would be yes. */
export function mayUse(_permission: string): boolean {
  return false;
}

/** Row 14. */
export function decideNewWindow(_address: string): { action: 'deny' } {
  return { action: 'deny' };
}

export function mayOpenOutside(address: string): boolean {
  const url = parsed(address);
  return url !== null && url.username === '' && url.password === '' && EXTERNAL_ORIGINS.includes(url.origin);
}

/** The facts of Electron's WebFrameMain that matter. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Row 17: messages count only from the main frame of our page. The frame is null when it has navigated away meanwhile. */
export function isOurSender(frame: SenderFrame | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOurAddress(frame.url);
}
