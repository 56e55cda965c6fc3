import { isStale } from '../../main/contract/cut-queries';
import { attempt, type Saying } from '../state/notices-store';
import { type PanelTab, showPanelTab } from '../state/panel-store';
import { setPreferences } from '../state/preferences-store';
import {
  approveHere,
  approveSelected,
  beginSendBack,
  goToWaiting,
  inbetweenHere,
  redrawHere,
  sendBackAtOnce,
  takeBackJudgement,
  toggleReview,
} from '../state/review-edits';
import { waitingNow } from '../state/review-store';
import { selectedRange } from '../state/selection';
import type { ActionWord } from '../words/words';
import type { Action } from './action';

function notDrawn(): Saying | null {
  const here = inbetweenHere();
  if (here === null) return (words) => words.chart.noTick;
  return here.drawing.picture === null ? (words) => words.review.notDrawnYet : null;
}

function notJudged(): Saying | null {
  const state = inbetweenHere()?.drawing.state;
  return state === 'approved' || state === 'sent-back' ? null : (words) => words.review.notJudged;
}

function notStale(): Saying | null {
  const here = inbetweenHere();
  if (here === null) return (words) => words.chart.noTick;
  return here.drawing.picture === null || isStale(here.cel, here.drawing) ? null : (words) => words.review.notStale;
}

const nothingWaits = (): Saying | null => (waitingNow().length === 0 ? (words) => words.review.nothingWaits : null);

function leaf(id: ActionWord, tab: PanelTab): Action {
  const run = () => {
    setPreferences({ panelFolded: false });
    showPanelTab(tab);
  };
  return { id, group: 'review', keys: [], undo: 'none', run };
}

export const reviewActions: readonly Action[] = [
  { id: 'review', group: 'review', keys: ['Y'], undo: 'none', run: toggleReview },
  { id: 'approve', group: 'review', keys: ['A'], undo: 'step', cannot: notDrawn, run: () => attempt(approveHere) },
  {
    id: 'sendBack',
    group: 'review',
    keys: ['X'],
    undo: 'step',
    cannot: notDrawn,
    run: () => {
      setPreferences({ panelFolded: false });
      beginSendBack();
    },
  },
  {
    id: 'sendBackAtOnce',
    group: 'review',
    keys: ['Alt+X'],
    undo: 'step',
    cannot: notDrawn,
    run: () => attempt(sendBackAtOnce),
  },
  {
    id: 'nextWaiting',
    group: 'review',
    keys: ['Z'],
    undo: 'none',
    repeats: true,
    cannot: nothingWaits,
    run: () => goToWaiting(1),
  },
  {
    id: 'previousWaiting',
    group: 'review',
    keys: ['Shift+Z'],
    undo: 'none',
    repeats: true,
    cannot: nothingWaits,
    run: () => goToWaiting(-1),
  },
  {
    id: 'approveSelected',
    group: 'review',
    keys: ['Shift+A'],
    undo: 'step',
    cannot: () => (selectedRange() === null ? (words) => words.review.noSelection : null),
    run: () => attempt(approveSelected),
  },
  {
    id: 'takeBackJudgement',
    group: 'review',
    keys: [],
    undo: 'step',
    cannot: notJudged,
    run: () => attempt(takeBackJudgement),
  },
  {
    id: 'redrawThis',
    group: 'review',
    keys: ['Ctrl+Alt+G'],
    undo: 'step',
    cannot: notStale,
    run: () => attempt(redrawHere),
  },
  leaf('panelTiming', 'timing'),
  leaf('panelReview', 'review'),
  leaf('panelHistory', 'history'),
  leaf('panelCut', 'cut'),
];
