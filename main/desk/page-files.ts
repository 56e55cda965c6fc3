import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { isWithin } from './folder-grants';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.webmanifest', 'application/manifest+json'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

export interface PageFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** Built files carry a hash in their name, except the first page. */
  readonly immutable: boolean;
}

/** A file of the built page, or undefined: not there, outside the folder, reached by a link, or of no kind that a page has. */
export async function readPageFile(rendererFolder: string, pathname: string): Promise<PageFile | undefined> {
  const decoded = decodePath(pathname);
  if (decoded === undefined) return undefined;
  const root = await realpath(rendererFolder).catch(() => undefined);
  if (root === undefined) return undefined;
  const path = resolve(join(root, decoded === '/' ? 'index.html' : decoded));
  const type = TYPES.get(extname(path).toLowerCase());
  if (type === undefined || !isWithin(path, root)) return undefined;
  // The real path differs from the written one exactly when there is a link on the way.
  if ((await realpath(path).catch(() => undefined)) !== path || !(await stat(path)).isFile()) return undefined;
  return { bytes: await readFile(path), type, immutable: decoded.startsWith('/assets/') };
}

/** Undefined for what no page of ours asks for: control characters, backslashes, drive letters, hidden files, dots that climb. */
function decodePath(pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const segments = decoded.split('/').slice(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  const harmful = segments.some((segment) => segment.startsWith('.') || /[\u0000-\u001f\\:]/.test(segment));
  return decoded.startsWith('/') && !harmful ? decoded : undefined;
}
