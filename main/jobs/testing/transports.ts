import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, type Router } from '@orpc/server';
import { RPCHandler as MessagePortHandler } from '@orpc/server/message-port';
import { RPCHandler as WebSocketHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { Contract } from '../../contract/procedures';

/** The part of the contract that jobs are about. */
export type JobsContract = Pick<Contract, 'jobs'> & { readonly drawings: Pick<Contract['drawings'], 'generate'> };
export type ContractClient = ContractRouterClient<JobsContract>;

export interface Connected {
  readonly client: ContractClient;
  /** The page is gone without a word: the socket or the port is closed. */
  vanish(): Promise<void>;
}

interface Served {
  readonly router: Router<JobsContract, { session: object }>;
  openSession(): { readonly context: { session: object }; close(): Promise<void> | void };
}

export interface Transport {
  readonly name: string;
  connect(served: Served): Promise<Connected>;
}

/** The three ways in which the contract travels. What a host does around them (token, windows) is tested with the hosts. */
export const TRANSPORTS: readonly Transport[] = [
  { name: 'in process', connect: inProcess },
  { name: 'WebSocket', connect: overWebSocket },
  { name: 'message port', connect: overMessagePort },
];

async function inProcess(served: Served): Promise<Connected> {
  const session = served.openSession();
  const client: ContractClient = createRouterClient(served.router, { context: session.context });
  return { client, vanish: async () => session.close() };
}

async function overWebSocket(served: Served): Promise<Connected> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  const handler = new WebSocketHandler(served.router);
  const closed = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      const session = served.openSession();
      socket.on('close', () => void Promise.resolve(session.close()).then(resolve));
      void handler.upgrade(socket, { context: session.context });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = isAddress(address) ? address.port : 0;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise((resolve) => socket.once('open', resolve));
  // The link uses what the socket of ws has in common with a page's; only their event types differ.
  const client: ContractClient = createORPCClient(new WebSocketLink({ websocket: socket as never }));
  return {
    client,
    async vanish() {
      socket.terminate();
      await closed;
      server.close();
      http.close();
    },
  };
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

async function overMessagePort(served: Served): Promise<Connected> {
  const { port1, port2 } = new MessageChannel();
  const session = served.openSession();
  new MessagePortHandler(served.router).upgrade(port1, { context: session.context });
  const closed = new Promise<void>((resolve) => {
    port1.on('close', () => void Promise.resolve(session.close()).then(resolve));
  });
  port1.start();
  port2.start();
  const client: ContractClient = createORPCClient(new MessagePortLink({ port: port2 }));
  return {
    client,
    async vanish() {
      port2.close();
      await closed;
    },
  };
}
