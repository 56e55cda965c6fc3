import { beforeEach, expect, test, vi } from 'vitest';
import { packedTextOf } from '../../main/contract/cut-news';
import { createDeskClient } from '../client/desk-client';
import { useConnection } from './connection-store';
import { currentCut, useCut } from './cut-store';
import { useDialogs } from './dialogs-store';
import { openAtStart, openGranted } from './open-cut';
import { usePreferences } from './preferences-store';
import { smallCut } from './testing/small-cut';

type Answer = (signal: AbortSignal | undefined) => Promise<unknown>;
let answers: Record<string, Answer> = {};
let asked: string[] = [];

const cutNamed = (name: string) => {
  const { cels, ...facts } = { ...smallCut(), id: name, name };
  const step = { revision: 1, undo: null, redo: null, saved: true, saveError: null };
  return { cutId: name, at: 1, since: null, facts: { cut: facts, ...step }, cels: cels.map(packedTextOf) };
};
const late = (name: string, ms: number) => () =>
  new Promise((resolve) => setTimeout(() => resolve(cutNamed(name)), ms));
/** As the wire does it: a call that its caller ended is refused at once. */
const abortable = (name: string, ms: number) => (signal: AbortSignal | undefined) =>
  new Promise((resolve, reject) => {
    setTimeout(() => resolve(cutNamed(name)), ms);
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  usePreferences.setState({ autoDraw: false });
  asked = [];
  answers = {
    'cuts.recent': async () => [{ cutId: 'last', name: 'last', picture: null, missing: false }],
    'jobs.list': async () => [],
    'cuts.watch': async () => (async function* () {})(),
  };
  const call = async (path: readonly string[], _input: unknown, { signal }: { signal?: AbortSignal }) => {
    const name = path.join('.');
    asked.push(name);
    const answer = answers[name];
    if (answer === undefined) throw new Error(`nobody answers ${name}`);
    return answer(signal);
  };
  const client = createDeskClient({ link: { call }, ended: new Promise(() => undefined), close: () => undefined });
  useConnection.setState({ client, state: 'connected' });
  useCut.setState({ state: null, at: null, opening: false, drafts: {} });
  return () => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  };
});

test('a cut that a person opens while the page is still starting is the one that stays', async () => {
  answers['cuts.reopen'] = abortable('last', 50);
  answers['cuts.openSample'] = abortable('sample', 5);
  answers['cuts.open'] = abortable('wanted', 30);
  const starting = openAtStart(null);
  await vi.advanceTimersByTimeAsync(10);
  const opening = openGranted('grant');
  await vi.advanceTimersByTimeAsync(200);
  await Promise.all([starting, opening]);
  expect(currentCut()?.name).toBe('wanted');
  expect(asked).not.toContain('cuts.openSample');
  expect([useCut.getState().opening, useDialogs.getState().open]).toEqual([false, null]);
});

test('the earlier wish changes nothing when it arrives after the later one', async () => {
  answers['cuts.open'] = late('first', 100);
  const first = openGranted('first');
  answers['cuts.open'] = late('second', 10);
  const second = openGranted('second');
  await vi.advanceTimersByTimeAsync(20);
  expect([currentCut()?.name, useCut.getState().opening]).toEqual(['second', false]);
  await vi.advanceTimersByTimeAsync(200);
  await Promise.all([first, second]);
  expect(currentCut()?.name).toBe('second');
});

test('a last cut that cannot be opened makes room for the sample', async () => {
  answers['cuts.reopen'] = async () => Promise.reject(new Error('damaged'));
  answers['cuts.openSample'] = late('sample', 5);
  const starting = openAtStart(null);
  await vi.advanceTimersByTimeAsync(50);
  await starting;
  expect(currentCut()?.name).toBe('sample');
});
