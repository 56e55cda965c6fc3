import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The most that one PUT may carry: an 8192 x 8192 picture with 16 bits a channel, hardly compressed. */
export const MAX_BODY_BYTES = 512 * 1024 * 1024;

export class BodyTooLarge extends Error {}

/** A Node request as a web Request. Its signal fires when the client goes away. */
export function toWebRequest(request: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const headers = new Headers();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index];
    const value = request.rawHeaders[index + 1];
    // The token is the gate's business alone.
    if (name !== undefined && value !== undefined && name.toLowerCase() !== 'cookie') headers.append(name, value);
  }
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', origin);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  const body = toByteStream(limited(request));
  // `duplex` is wanted by Node for a streamed body and unknown to the web's own types.
  const init = { method, headers, signal, body, duplex: 'half' };
  return new Request(url, init);
}

/** Node's Readable.toWeb is typed apart from the web's own ReadableStream; this states the same bytes without a cast. */
function toByteStream(source: Readable): ReadableStream<Uint8Array> {
  const iterator: AsyncIterator<unknown> = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await iterator.next();
        if (done) controller.close();
        else if (value instanceof Uint8Array) controller.enqueue(value);
      },
      cancel() {
        source.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

function limited(request: IncomingMessage): Readable {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) done(new BodyTooLarge());
      else done(null, chunk);
    },
  });
  void pipeline(request, counter).catch(() => undefined);
  return counter;
}

export function declaredBodyBytes(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0);
}

/** Sends a web Response, without holding its body in memory. Ends quietly when the client goes away. */
export async function sendWebResponse(response: Response, out: ServerResponse): Promise<void> {
  out.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') out.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) out.setHeader('set-cookie', cookies);
  if (response.body === null || out.req.method === 'HEAD') {
    await response.body?.cancel();
    out.end();
    return;
  }
  try {
    await pipeline(bytesOf(response.body), out);
  } catch (error) {
    if (!out.destroyed) out.destroy();
    if (!isGoneAway(error)) throw error;
  }
}

async function* bytesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function isGoneAway(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code))
  );
}
