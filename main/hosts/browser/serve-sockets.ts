import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { HostedDesk } from '../hosted-desk';
import { gateRequestOf } from './answer-request';
import { decideUpgrade, type GateSettings } from './gate';
import { refuseSocket } from './plain-answers';

/** Calls are small: pictures never ride them. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
const MAX_SOCKETS = 32;
const PING_EVERY_MS = 20_000;

export interface SocketDesk {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every socket and waits until its session is closed. */
  close(): Promise<void>;
}

/** Carries the contract over WebSocket: one desk session a socket, and when the socket is gone its session ends. */
export function serveSockets(desk: HostedDesk, gate: GateSettings): SocketDesk {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const handler = new RPCHandler(desk.router);
  const ending = new Set<Promise<void>>();
  // A laptop that was closed leaves a socket that never says goodbye.
  const unanswered = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const socket of server.clients) {
      if (unanswered.has(socket)) socket.terminate();
      else {
        unanswered.add(socket);
        socket.ping();
      }
    }
  }, PING_EVERY_MS);
  pings.unref();

  const accept = (socket: WebSocket) => {
    const session = desk.openSession();
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => unanswered.delete(socket));
    socket.on('close', () => {
      const ended: Promise<void> = Promise.resolve(session.close())
        .catch((error: unknown) => void process.stderr.write(`${String(error)}\n`))
        .finally(() => ending.delete(ended));
      ending.add(ended);
    });
    void handler.upgrade(socket, { context: session.context });
  };

  return {
    upgrade(request, socket, head) {
      const decision = decideUpgrade(gateRequestOf(request), gate);
      if (decision.kind === 'refuse') refuseSocket(socket, decision.status, decision.reason);
      else if (server.clients.size >= MAX_SOCKETS) refuseSocket(socket, 503, 'sockets');
      else server.handleUpgrade(request, socket, head, accept);
    },
    async close() {
      clearInterval(pings);
      const closed = [...server.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of server.clients) socket.close(1001);
      const late = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, 500);
      await Promise.all(closed);
      clearTimeout(late);
      await Promise.all(ending);
      server.close();
    },
  };
}
