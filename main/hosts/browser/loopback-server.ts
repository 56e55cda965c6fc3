import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { NakawariError } from '../../contract/errors';
import type { HostedDesk } from '../hosted-desk';
import { answerRequest } from './answer-request';
import { answerPlainly, refuseSocket } from './plain-answers';
import { type SocketDesk, serveSockets } from './serve-sockets';

export const LOOPBACK = '127.0.0.1';

export interface LoopbackServer {
  readonly port: number;
  readonly origin: string;
  /** From now on requests reach the desk; before, they are told to wait. */
  mount(desk: HostedDesk, token: string): void;
  /** Resolves when no socket is open and every session has been closed. */
  close(): Promise<void>;
}

type OnRequest = (request: IncomingMessage, response: ServerResponse) => void;
type OnUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Listens on the loopback address alone. Port 0 takes a free one; a taken one is `port-taken`. */
export async function listenOnLoopback(wantedPort: number): Promise<LoopbackServer> {
  let onRequest: OnRequest = (_request, response) => answerPlainly(response, 503, 'starting');
  let onUpgrade: OnUpgrade = (_request, socket) => refuseSocket(socket, 503, 'starting');
  let sockets: SocketDesk | null = null;
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => onRequest(request, response));
  server.on('upgrade', (request, socket, head) => onUpgrade(request, socket, head));
  server.maxConnections = 256;
  const port = await listen(server, wantedPort);
  const origin = `http://${LOOPBACK}:${port}`;
  return {
    port,
    origin,
    mount(desk, token) {
      const gate = { port, token };
      const served = serveSockets(desk, gate);
      sockets = served;
      onUpgrade = served.upgrade;
      onRequest = (request, response) => void answerRequest(request, response, { desk, gate, origin });
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets?.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, wantedPort: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      const taken = code === 'EADDRINUSE' || code === 'EACCES';
      reject(taken ? new NakawariError('port-taken', { port: wantedPort }, { cause: error }) : error);
    });
    server.listen({ port: wantedPort, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port'));
      else resolve(address.port);
    });
  });
}
