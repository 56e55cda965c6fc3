import { create } from 'zustand';
import { type ErrorReport, NakawariError } from '../../main/contract/errors';
import type { HostInfo } from '../../main/contract/host';
import type { Connection, ConnectionState } from '../client/connection';
import type { DeskClient } from '../client/desk-client';
import { reportOf } from '../client/report-of';

interface ConnectionStore {
  readonly state: ConnectionState;
  /** Null while there is no connection. */
  readonly client: DeskClient | null;
  /** Kept when the connection goes, so that the page stays as it was. */
  readonly info: HostInfo | null;
  /** Once connected, a lost connection covers the page instead of emptying it. */
  readonly wasConnected: boolean;
}

export const useConnection = create<ConnectionStore>(() => ({
  state: 'connecting',
  client: null,
  info: null,
  wasConnected: false,
}));

let connection: Connection | null = null;

export function adoptConnection(opened: Connection): void {
  connection = opened;
}

export function connectionChanged(state: ConnectionState): void {
  useConnection.setState(state === 'connected' ? { state } : { state, client: null });
}

export function connectedTo(client: DeskClient, info: HostInfo): void {
  useConnection.setState({ client, info, state: 'connected', wasConnected: true });
}

export function retryConnection(): void {
  connection?.retry();
}

/** The way to main; throws `disconnected` when there is none. */
export function desk(): DeskClient {
  const { client } = useConnection.getState();
  if (client === null) throw new NakawariError('disconnected');
  return client;
}

export function hostInfo(): HostInfo | null {
  return useConnection.getState().info;
}

/** What went wrong, for a person. */
export function reportHere(error: unknown): ErrorReport {
  return reportOf(error, useConnection.getState().client !== null);
}
