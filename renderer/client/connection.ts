import { contractHash } from '../../main/contract/contract-hash';
import { NakawariError } from '../../main/contract/errors';
import type { HostInfo } from '../../main/contract/host';
import { backoffMs } from './backoff';
import { createDeskClient, type DeskClient } from './desk-client';
import { isPageRefused } from './page-refused';
import { openTransport, type Transport } from './transport';

/** `refused`: main is there and does not know this page any more, as after a new start. */
export type ConnectionState = 'connecting' | 'connected' | 'disconnected' | 'refused' | 'mismatch';

export interface ConnectionListener {
  /** Called for each change of state, in order. */
  onState(state: ConnectionState): void;
  /** A fresh connection: everything that was being watched is to be watched again. */
  onConnected(client: DeskClient, info: HostInfo): void;
}

export interface Connection {
  /** Try again now instead of waiting for the next turn. */
  retry(): void;
}

/** Keeps one connection open for as long as the page lives. */
export function keepConnected(
  listener: ConnectionListener,
  open: () => Promise<Transport> = openTransport,
  isRefused: () => Promise<boolean> = isPageRefused,
): Connection {
  let wake: () => void = () => undefined;

  async function once(): Promise<'ended' | 'mismatch'> {
    const transport = await open();
    const client = createDeskClient(transport);
    const asked = client.host.info({});
    // Takes a moment the first time, in which main looks for its answer.
    const ours = contractHash();
    const info = await Promise.race([asked, transport.ended]);
    if (info === undefined) throw new NakawariError('disconnected');
    if (info.contractHash !== ours) {
      transport.close();
      return 'mismatch';
    }
    listener.onState('connected');
    listener.onConnected(client, info);
    await transport.ended;
    return 'ended';
  }

  async function run(): Promise<void> {
    let lost: ConnectionState = 'disconnected';
    for (let attempt = 0; ; attempt += 1) {
      listener.onState(attempt === 0 ? 'connecting' : lost);
      try {
        if ((await once()) === 'mismatch') {
          listener.onState('mismatch');
          return;
        }
        attempt = 0;
        lost = 'disconnected';
      } catch {
        // Counted as one more failed try. A refused socket looks like one that nobody answers; a request tells them apart.
        lost = (await isRefused()) ? 'refused' : 'disconnected';
      }
      listener.onState(lost);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, backoffMs(attempt));
      });
    }
  }
  void run();
  return { retry: () => wake() };
}
