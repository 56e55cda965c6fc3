import { cutIdSchema } from '../contract/cut';
import type { ErrorReport } from '../contract/errors';
import type { Backgrounds } from './backgrounds';
import type { CutShelf } from './cut-shelf';
import { type PictureParts, readFramePicture } from './frame-pictures';
import type { Imports } from './imports';
import { readPageFile } from './page-files';
import type { PaintedPictures } from './painted-pictures';
import { SECURITY_HEADERS } from './security-headers';

export interface RequestParts extends PictureParts {
  readonly rendererFolder: string;
  readonly imports: Imports;
  readonly backgrounds: Backgrounds;
  readonly shelf: Pick<CutShelf, 'get' | 'documentFolderOf'>;
  readonly painted: Pick<PaintedPictures, 'take'>;
  readonly report: (error: unknown) => ErrorReport;
}

const FOR_EVER = 'private, max-age=31536000, immutable';

/**
 * One function for both hosts: the page's files, `GET /frames/<id>.png[?w=<px>]`, `PUT /imports/<importId>/<cel>/<file>`,
 * `PUT /paint/<cutId>` (a layer of paint; answers with its name), and the picture under a cut: `GET` and `PUT /backgrounds/<cutId>` (empty: taken away). Who may ask at all (token, Host, Origin, protocol) is
 * the host's business.
 */
export function createRequestHandler(parts: RequestParts): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return (await route(request, parts)) ?? reply(404, 'not found');
    } catch (error) {
      const report = parts.report(error);
      return reply(report.code === 'internal' ? 500 : 400, JSON.stringify(report), {
        'Content-Type': 'application/json',
      });
    }
  };
}

async function route(request: Request, parts: RequestParts): Promise<Response | undefined> {
  const url = new URL(request.url);
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  const frame = /^\/frames\/([0-9a-f]{64})\.png$/.exec(url.pathname)?.[1];
  if (frame !== undefined && isGet) return frameReply(request, frame, url, parts);
  if (url.pathname.startsWith('/frames/')) return undefined;
  if (url.pathname.startsWith('/imports/')) {
    return request.method === 'PUT'
      ? importReply(request, url.pathname, parts)
      : reply(405, 'PUT only', { Allow: 'PUT' });
  }
  if (url.pathname.startsWith('/paint/')) {
    return request.method === 'PUT'
      ? paintReply(request, url.pathname, parts)
      : reply(405, 'PUT only', { Allow: 'PUT' });
  }
  if (url.pathname.startsWith('/backgrounds/')) return backgroundReply(request, isGet, url.pathname, parts);
  if (!isGet) return reply(405, 'GET only', { Allow: 'GET, HEAD' });
  const file = await readPageFile(parts.rendererFolder, url.pathname);
  if (!file) return undefined;
  return reply(200, bodyFor(request, file.bytes), {
    'Content-Type': file.type,
    'Content-Length': String(file.bytes.length),
    'Cache-Control': file.immutable ? FOR_EVER : 'no-cache',
  });
}

async function frameReply(
  request: Request,
  picture: string,
  url: URL,
  parts: RequestParts,
): Promise<Response | undefined> {
  const asked = url.searchParams.get('w');
  const widthPx = asked !== null && /^\d{1,5}$/.test(asked) ? Number(asked) : undefined;
  const found = await readFramePicture(picture, widthPx, parts, request.signal);
  if (!found) return undefined;
  return reply(200, bodyFor(request, found.bytes), {
    'Content-Type': found.type,
    'Content-Length': String(found.bytes.length),
    // The id is the hash of what it names: it never changes.
    'Cache-Control': FOR_EVER,
  });
}

async function importReply(request: Request, pathname: string, parts: RequestParts): Promise<Response> {
  const [importId, cel, file, ...more] = pathname.split('/').slice(2).map(decodeURIComponent);
  if (importId === undefined || cel === undefined || file === undefined || more.length > 0)
    return reply(404, 'not found');
  if (!request.body) return reply(400, 'no picture');
  await parts.imports.put(importId, cel, file, request.body);
  return reply(204, null);
}

async function paintReply(
  request: Request,
  pathname: string,
  { shelf, painted }: RequestParts,
): Promise<Response | undefined> {
  const cutId = cutIdSchema.safeParse(pathname.slice('/paint/'.length));
  if (!cutId.success) return undefined;
  if (!request.body) return reply(400, 'no picture');
  const { cut } = shelf.get(cutId.data);
  const picture = await painted.take(shelf.documentFolderOf(cutId.data), cut, request.body);
  return reply(200, JSON.stringify({ picture }), { 'Content-Type': 'application/json' });
}

async function backgroundReply(
  request: Request,
  isGet: boolean,
  pathname: string,
  { backgrounds }: RequestParts,
): Promise<Response | undefined> {
  const cutId = cutIdSchema.safeParse(pathname.slice('/backgrounds/'.length));
  if (!cutId.success) return undefined;
  if (!isGet && request.method !== 'PUT') return reply(405, 'GET and PUT only', { Allow: 'GET, HEAD, PUT' });
  if (!isGet) {
    await backgrounds.put(cutId.data, request.body ?? new Blob([]).stream());
    return reply(204, null);
  }
  const bytes = await backgrounds.get(cutId.data);
  // No error: most cuts have none.
  if (!bytes) return reply(204, null);
  // Never as a picture or a page of its own: only the page that laid it knows what it is.
  return reply(200, bodyFor(request, bytes), {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(bytes.length),
    'Cache-Control': 'no-store',
  });
}

function bodyFor(request: Request, bytes: Buffer): Buffer<ArrayBufferLike> | null {
  return request.method === 'HEAD' ? null : bytes;
}

function reply(status: number, body: Buffer | string | null, headers: Record<string, string> = {}): Response {
  const text =
    typeof body === 'string' ? { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } : {};
  // A Buffer may share its memory with others; the view says which part is meant.
  const bytes = body === null || typeof body === 'string' ? body : new Uint8Array(body);
  return new Response(bytes, { status, headers: { ...SECURITY_HEADERS, ...text, ...headers } });
}
