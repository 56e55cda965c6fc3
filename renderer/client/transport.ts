import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import { NakawariError } from '../../main/contract/errors';

declare global {
  interface Window {
    /** Set by the preload of the Electron host only. */
    readonly nakawari?: { connect(): void };
  }
}

/** One way to main. `ended` is settled once, when it is gone for good; a new one is then opened. */
export interface Transport {
  readonly link: ClientLink<ClientContext>;
  readonly ended: Promise<void>;
  close(): void;
}

const PORT_MESSAGE = 'nakawari-port';
const PORT_WAIT_MS = 10_000;

/** Main answers `connect()` by posting a message port to this window. */
function openMessagePort(connect: () => void): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      window.removeEventListener('message', take);
      reject(new NakawariError('disconnected'));
    }, PORT_WAIT_MS);
    function take(event: MessageEvent<unknown>): void {
      const port = event.ports[0];
      if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return;
      clearTimeout(timer);
      window.removeEventListener('message', take);
      const ended = new Promise<void>((end) => port.addEventListener('close', () => end()));
      const link = new MessagePortLink({ port });
      port.start();
      resolve({ link, ended, close: () => port.close() });
    }
    window.addEventListener('message', take);
    connect();
  });
}

function openWebSocket(): Promise<Transport> {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const websocket = new WebSocket(`${scheme}://${location.host}/rpc`);
  const link = new WebSocketLink({ websocket });
  return new Promise((resolve, reject) => {
    const ended = new Promise<void>((end) => websocket.addEventListener('close', () => end()));
    websocket.addEventListener('open', () => resolve({ link, ended, close: () => websocket.close() }));
    websocket.addEventListener('error', () => reject(new NakawariError('disconnected')));
  });
}

/** A message port inside Electron, a WebSocket to where the page came from elsewhere. */
export function openTransport(): Promise<Transport> {
  const bridge = window.nakawari;
  return bridge === undefined ? openWebSocket() : openMessagePort(() => bridge.connect());
}
