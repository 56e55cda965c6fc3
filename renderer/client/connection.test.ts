import type { ClientContext, ClientLink } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import { contractHash } from '../../main/contract/contract-hash';
import { type HostInfo, settingsSchema } from '../../main/contract/host';
import { backoffMs } from './backoff';
import { type ConnectionState, keepConnected } from './connection';
import type { Transport } from './transport';

const INFO: HostInfo = {
  host: 'browser',
  version: '0.0.0',
  contractHash: contractHash(),
  hasFolderDialog: false,
  roots: [],
  openAtStart: null,
  sampleCutId: null,
  model: null,
  modelError: null,
  settings: settingsSchema.parse({}),
};

function fakeTransport(info: HostInfo): { transport: Transport; end: () => void } {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const link: ClientLink<ClientContext> = { call: async () => info };
  return { transport: { link, ended, close: () => end() }, end: () => end() };
}

function watchStates(open: () => Promise<Transport>, isRefused = async () => false) {
  const states: ConnectionState[] = [];
  let connections = 0;
  const listener = {
    onState: (state: ConnectionState) => states.push(state),
    onConnected: () => {
      connections += 1;
    },
  };
  return { states, connection: keepConnected(listener, open, isRefused), count: () => connections };
}

test('a lost connection is opened again by itself, and what was watched is watched anew', async () => {
  vi.useFakeTimers();
  const first = fakeTransport(INFO);
  const second = fakeTransport(INFO);
  const transports = [first, second];
  const seen = watchStates(async () => transports.shift()?.transport ?? Promise.reject(new Error('none')));
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.states).toEqual(['connecting', 'connected']);
  first.end();
  await vi.advanceTimersByTimeAsync(2000);
  expect(seen.states.at(-1)).toBe('connected');
  expect(seen.states).toContain('disconnected');
  expect(seen.count()).toBe(2);
  vi.useRealTimers();
});

test('a person who asks to try again does not wait for the next turn', async () => {
  vi.useFakeTimers();
  let tries = 0;
  const seen = watchStates(async () => {
    tries += 1;
    throw new Error('nobody there');
  });
  await vi.advanceTimersByTimeAsync(10_000);
  const before = tries;
  seen.connection.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(tries).toBe(before + 1);
  vi.useRealTimers();
});

test('a page that a new start does not know says so, and comes back once it is let in', async () => {
  vi.useFakeTimers();
  const { transport } = fakeTransport(INFO);
  let isThere = false;
  let isKnown = false;
  const open = async () => (isKnown ? transport : Promise.reject(new Error('refused')));
  const seen = watchStates(open, async () => isThere && !isKnown);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(new Set(seen.states)).toEqual(new Set(['connecting', 'disconnected']));
  isThere = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.states.at(-1)).toBe('refused');
  isKnown = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.states.at(-1)).toBe('connected');
  vi.useRealTimers();
});

test('a page of another version says so and does not go on', async () => {
  const { transport } = fakeTransport({ ...INFO, contractHash: 'another' });
  const seen = watchStates(async () => transport);
  await vi.waitFor(() => expect(seen.states.at(-1)).toBe('mismatch'));
  expect(seen.count()).toBe(0);
});

test('the pauses between tries grow, and never beyond 8 s', () => {
  const pauses = Array.from({ length: 40 }, (_, attempt) => backoffMs(attempt));
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(Math.max(...pauses)).toBe(8000);
});
