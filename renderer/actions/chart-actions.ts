import type { TimingPreset } from '../../main/contract/cut';
import {
  canMakeOneHere,
  copyChartHere,
  makeOneHere,
  moveTick,
  pasteChart,
  removeTickHere,
  setPreset,
  spanAtPlayhead,
  tickAtPlayhead,
} from '../state/chart-edits';
import { useChart } from '../state/chart-store';
import { limitsOf, ticksOf } from '../state/chart-ticks';
import { attempt, type Saying } from '../state/notices-store';
import { showPanelTab } from '../state/panel-store';
import { setPreferences, usePreferences } from '../state/preferences-store';
import { useView } from '../state/view-store';
import type { ActionWord } from '../words/words';
import type { Action } from './action';

const noSpan = (): Saying | null => (spanAtPlayhead() === null ? (words) => words.chart.noSpan : null);
const noTick = (): Saying | null => (tickAtPlayhead() === null ? (words) => words.chart.noTick : null);

function noRoom(): Saying | null {
  const here = spanAtPlayhead();
  if (here === null) return (words) => words.chart.noSpan;
  return canMakeOneHere(here.cel, here.span, useView.getState().playheadFrame)
    ? null
    : (words) => words.chart.noRoomHere;
}

function preset(id: ActionWord, key: string, which: TimingPreset): Action {
  return {
    id,
    group: 'timing',
    keys: [key],
    undo: 'step',
    cannot: noSpan,
    run: () => attempt(() => setPreset(which)),
  };
}

const NUDGE = 0.05;

/** The drawing under the playhead a little towards one key, never past its neighbours. */
function nudge(by: number): () => void {
  return () =>
    attempt(async () => {
      const tick = tickAtPlayhead();
      const here = spanAtPlayhead();
      if (tick === null || here === null || here.span.id !== tick.spanId) return;
      const { least, most } = limitsOf(ticksOf(here.cel, here.span), tick.drawingId);
      const tUnit = Math.min(most, Math.max(least, Math.round((tick.tUnit + by) * 1000) / 1000));
      if (tUnit !== tick.tUnit) await moveTick(tick.celId, tick.drawingId, tUnit);
    });
}

export const chartActions: readonly Action[] = [
  {
    id: 'makeOneHere',
    group: 'timing',
    keys: ['I'],
    undo: 'step',
    cannot: noRoom,
    run: () => attempt(makeOneHere),
  },
  {
    id: 'typeFraction',
    group: 'timing',
    keys: ['/'],
    undo: 'step',
    cannot: noSpan,
    run: () => showPanelTab('timing', 'chart-fraction'),
  },
  {
    id: 'removeTick',
    group: 'timing',
    keys: ['Ctrl+Backspace'],
    undo: 'step',
    cannot: noTick,
    run: () => attempt(removeTickHere),
  },
  { id: 'tickBack', group: 'timing', keys: ['Alt+['], undo: 'step', repeats: true, cannot: noTick, run: nudge(-NUDGE) },
  {
    id: 'tickForward',
    group: 'timing',
    keys: ['Alt+]'],
    undo: 'step',
    repeats: true,
    cannot: noTick,
    run: nudge(NUDGE),
  },
  preset('chartEven', 'Alt+5', 'even'),
  preset('chartSlowOut', 'Alt+6', 'slow-out'),
  preset('chartSlowIn', 'Alt+7', 'slow-in'),
  preset('chartSlowInOut', 'Alt+8', 'slow-in-out'),
  preset('chartAccelerate', 'Alt+9', 'accelerate'),
  { id: 'copyChart', group: 'timing', keys: ['Alt+C'], undo: 'none', cannot: noSpan, run: copyChartHere },
  {
    id: 'pasteChart',
    group: 'timing',
    keys: ['Alt+V'],
    undo: 'step',
    cannot: () => (useChart.getState().copied === null ? (words) => words.chart.nothingCopied : noSpan()),
    run: () => attempt(() => pasteChart()),
  },
  {
    id: 'chartDirection',
    group: 'timing',
    keys: [],
    undo: 'none',
    run: () =>
      setPreferences({ chartDirection: usePreferences.getState().chartDirection === 'down' ? 'across' : 'down' }),
  },
];
