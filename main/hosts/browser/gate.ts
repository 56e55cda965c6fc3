import { timingSafeEqual } from 'node:crypto';

/**
 * Who may come in. The socket is bound to the loopback address, but every page of every site that a browser on this machine
 * shows can reach it too: so a request must name us as its host (against DNS rebinding), come from our own page, and carry the
 * token of this start.
 */
export interface GateSettings {
  readonly port: number;
  readonly token: string;
}

/** The headers the gate looks at, as Node gives them. */
export interface GateRequest {
  readonly method: string;
  /** As on the wire: not yet normalised, so that a traversal can still be seen. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  readonly fetchSite: string | undefined;
}

export type GateDecision =
  | { readonly kind: 'pass' }
  /** The link of this start: the token becomes a cookie. */
  | { readonly kind: 'welcome'; readonly setCookie: string }
  | { readonly kind: 'refuse'; readonly status: number; readonly reason: string };

const METHODS: readonly string[] = ['GET', 'HEAD', 'PUT'];
const MAX_TARGET_CHARACTERS = 4096;

const refuse = (status: number, reason: string): GateDecision => ({ kind: 'refuse', status, reason });

/** Cookies know no ports: the name keeps two running hosts apart. */
export function cookieName(port: number): string {
  return `nakawari-${port}`;
}

export function decideRequest(request: GateRequest, settings: GateSettings): GateDecision {
  if (!METHODS.includes(request.method)) return refuse(405, 'method');
  if (!isPlainTarget(request.target)) return refuse(400, 'target');
  const stranger = refuseStranger(request, settings);
  if (stranger !== null) return stranger;
  const url = new URL(request.target, `http://127.0.0.1:${settings.port}`);
  const offered = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null;
  if (offered !== null) {
    if (!isSameSecret(offered, settings.token)) return refuse(403, 'token');
    return {
      kind: 'welcome',
      setCookie: `${cookieName(settings.port)}=${settings.token}; Path=/; HttpOnly; SameSite=Strict`,
    };
  }
  if (!isOwnFetch(request.fetchSite)) return refuse(403, 'site');
  return hasToken(request.cookie, settings) ? { kind: 'pass' } : refuse(403, 'token');
}

/** A socket must name its origin: a browser always does, and nobody else is expected. */
export function decideUpgrade(request: GateRequest, settings: GateSettings): GateDecision {
  if (request.method !== 'GET' || request.target !== '/rpc') return refuse(404, 'target');
  if (request.origin === undefined) return refuse(403, 'origin');
  const stranger = refuseStranger(request, settings);
  if (stranger !== null) return stranger;
  return hasToken(request.cookie, settings) ? { kind: 'pass' } : refuse(403, 'token');
}

function refuseStranger(request: GateRequest, settings: GateSettings): GateDecision | null {
  const hosts = [`127.0.0.1:${settings.port}`, `localhost:${settings.port}`];
  const host = request.host?.toLowerCase();
  if (host === undefined || !hosts.includes(host)) return refuse(403, 'host');
  if (request.origin !== undefined && request.origin.toLowerCase() !== `http://${host}`) return refuse(403, 'origin');
  return null;
}

/** A picture tag on another site sends no Origin, but a browser says where it came from. */
function isOwnFetch(fetchSite: string | undefined): boolean {
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}

/**
 * Whether the request's target is a plain path. `new URL` would quietly resolve `..`, so it is asked before: dot segments,
 * encoded or not, backslashes, NUL, a second slash at the front and absolute forms are refused.
 */
export function isPlainTarget(target: string): boolean {
  if (target.length > MAX_TARGET_CHARACTERS || !target.startsWith('/') || target.startsWith('//')) return false;
  const path = target.split('?', 1)[0] ?? '';
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return false;
  }
  // A path that is still encoded after decoding once is nothing our page asks for.
  if (/%(2e|2f|5c|00)/i.test(decoded)) return false;
  if (decoded.includes('\\') || hasControlCharacter(decoded)) return false;
  return !decoded.split('/').some((segment) => segment === '.' || segment === '..');
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) < 0x20) return true;
  return false;
}

function hasToken(cookieHeader: string | undefined, settings: GateSettings): boolean {
  const name = `${cookieName(settings.port)}=`;
  const values = (cookieHeader ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name))
    .map((part) => part.slice(name.length));
  return values.some((value) => isSameSecret(value, settings.token));
}

function isSameSecret(offered: string, secret: string): boolean {
  const a = Buffer.from(offered);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
