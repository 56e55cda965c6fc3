import { useConnection } from './connection-store';
import { currentCut, useCut } from './cut-store';
import { setPreferences, usePreferences } from './preferences-store';
import { useView } from './view-store';

/** What a person is invited to try on the sample: flip, time, approve. */
export const TRIES = ['flip', 'time', 'review'] as const;
export type Try = (typeof TRIES)[number];

const TIMING_STEPS: ReadonlySet<string> = new Set([
  ...['move-tick', 'add-tick', 'remove-tick', 'set-ticks', 'set-chart'],
  ...['set-inbetween-count', 'set-exposure'],
]);
const JUDGING_STEPS: ReadonlySet<string> = new Set(['approve', 'send-back']);

function isOnSample(): boolean {
  const sampleCutId = useConnection.getState().info?.sampleCutId ?? null;
  return sampleCutId !== null && currentCut()?.id === sampleCutId;
}

function done(what: Try): void {
  const { tried, triesAway } = usePreferences.getState();
  if (!triesAway && isOnSample() && !tried.includes(what)) setPreferences({ tried: [...tried, what] });
}

export function putTriesAway(): void {
  setPreferences({ triesAway: true });
}

/** From the beginning, also for who has put them away. */
export function showTries(): void {
  setPreferences({ triesAway: false, tried: [] });
}

/** Each is checked off by what the person does, wherever it is done. */
export function keepTriesFollowing(): void {
  useView.subscribe(({ flip }) => {
    if (flip !== null) done('flip');
  });
  useCut.subscribe(({ state }, { state: before }) => {
    // Only a step forward by the person is one: not what undo or the opening of the cut leaves on top.
    if (state === null || before === null || state.cut.id !== before.cut.id) return;
    if (state.historyPosition <= before.historyPosition || state.undo === null) return;
    if (TIMING_STEPS.has(state.undo)) done('time');
    if (JUDGING_STEPS.has(state.undo)) done('review');
  });
}
