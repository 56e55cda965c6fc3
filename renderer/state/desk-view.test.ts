import { beforeEach, expect, test, vi } from 'vitest';
import { type DeskView, deskViewSchema } from '../../main/contract/desk-view';
import { createDeskClient } from '../client/desk-client';
import { useConnection } from './connection-store';
import { takeOpenedCut, useCut } from './cut-store';
import { deskViewNow, keepDeskView, keepDeskViewNow, restoreDeskView, withoutKeeping } from './desk-view';
import { usePlay } from './play-store';
import { smallCut } from './testing/small-cut';
import { goToFrame, lookAtCut, useView } from './view-store';

let kept: { cutId: string; view: DeskView }[] = [];

const stateOf = (id: string) => ({
  cut: { ...smallCut(), id },
  revision: 1,
  undo: null,
  redo: null,
  historyLength: 0,
  historyPosition: 0,
  missing: [],
  damaged: [],
  folderError: null,
  saved: true,
  saveError: null,
});

function open(id: string): void {
  keepDeskViewNow();
  withoutKeeping(() => {
    takeOpenedCut({ at: 1, state: stateOf(id) });
    lookAtCut(stateOf(id).cut);
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { addEventListener: () => undefined });
  kept = [];
  const call = async (_path: readonly string[], input: unknown) => {
    const { cutId, view } = input as { cutId: string; view: unknown };
    kept.push({ cutId, view: deskViewSchema.parse(view) });
    return {};
  };
  const client = createDeskClient({ link: { call }, ended: new Promise(() => undefined), close: () => undefined });
  useConnection.setState({ client, state: 'connected' });
  useCut.setState({ state: null, at: null, opening: false, drafts: {} });
  keepDeskView();
  return () => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  };
});

test('where a person looks is kept a moment later, once for many moves, as the contract wants it', async () => {
  open('one');
  for (const frame of [2, 3, 4, 5]) goToFrame(frame);
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept.map(({ cutId, view }) => [cutId, view.playheadFrame])).toEqual([['one', 5]]);
});

test('another cut that is opened in that moment does not take the place of the first one', async () => {
  open('one');
  goToFrame(4);
  open('two');
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept.map(({ cutId, view }) => [cutId, view.playheadFrame])).toEqual([['one', 4]]);
});

test('a cut that plays keeps the place where it began until it stops', async () => {
  open('one');
  usePlay.setState({ playing: true });
  for (const frame of [2, 3, 7]) goToFrame(frame);
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept).toEqual([]);
  usePlay.setState({ playing: false });
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept.map(({ view }) => view.playheadFrame)).toEqual([7]);
});

test('what was kept comes back; a frame or a cel that is no more is passed over', () => {
  open('one');
  goToFrame(4);
  const view = deskViewNow();
  open('one');
  expect(useView.getState().playheadFrame).toBe(1);
  restoreDeskView(smallCut(), view);
  expect(deskViewNow()).toEqual(view);
  restoreDeskView(smallCut(), { ...view, playheadFrame: 9999, selectedCelId: 'gone', soloCelId: 'gone' });
  expect(useView.getState()).toMatchObject({
    playheadFrame: smallCut().lengthFrames,
    selectedCelId: view.selectedCelId,
    soloCelId: null,
  });
});
