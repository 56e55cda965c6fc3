import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMain, type IpcMainEvent, MessageChannelMain } from 'electron';
import type { HostedDesk } from '../hosted-desk';
import { isOurSender } from './electron-policy';
import { CONNECT_CHANNEL, PORT_CHANNEL } from './port-channel';

/** Gives every page of ours that asks a line to the contract: one desk session a port, and when the port closes it ends. */
export function connectPages(ipcMain: Pick<IpcMain, 'on'>, desk: HostedDesk): void {
  const handler = new RPCHandler(desk.router);
  ipcMain.on(CONNECT_CHANNEL, (event: IpcMainEvent) => {
    const frame = event.senderFrame;
    if (frame === null || !isOurSender(frame)) return;
    const session = desk.openSession();
    const { port1, port2 } = new MessageChannelMain();
    port1.on('close', () => void session.close());
    handler.upgrade(port1, { context: session.context });
    port1.start();
    frame.postMessage(PORT_CHANNEL, null, [port2]);
  });
}
