import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** An answer that is not the desk's: a refusal. It tells the reason in one word and nothing else. */
export function answerPlainly(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    // What is left of a refused body is not read.
    connection: 'close',
  });
  response.end(`${text}\n`);
}

export function refuseSocket(socket: Duplex, status: number, text: string): void {
  const line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`;
  const body = `${text}\n`;
  socket.once('error', () => socket.destroy());
  socket.end(
    `${line}\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
