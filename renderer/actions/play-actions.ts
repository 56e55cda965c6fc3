import { currentCut } from '../state/cut-store';
import type { Flip } from '../state/displayed';
import { play, stepSpeed, stop, toggleLoop, togglePlay } from '../state/play-store';
import { selectedRange } from '../state/selection';
import { stepDrawing, stepKey } from '../state/stepping';
import { goToFrame, selectedCel, setFlip, useView } from '../state/view-store';
import type { ActionWord } from '../words/words';
import type { Action } from './action';

/** A step by hand ends playing: the hand has the sheet. */
function stepTo(frameFrom: (frame: number) => number): void {
  stop();
  goToFrame(frameFrom(useView.getState().playheadFrame));
}

function step(id: ActionWord, keys: readonly string[], frameFrom: (frame: number) => number): Action {
  return { id, group: 'play', keys, undo: 'none', repeats: true, run: () => stepTo(frameFrom) };
}

const byDrawing = (direction: 1 | -1) => (frame: number) => {
  const cel = selectedCel();
  return cel === undefined ? frame : stepDrawing(cel, frame, direction);
};
const byKey = (direction: 1 | -1) => (frame: number) => {
  const cel = selectedCel();
  return cel === undefined ? frame : stepKey(cel, frame, direction);
};

function flip(id: ActionWord, key: string, which: Flip): Action {
  const run = () => {
    stop();
    setFlip(which);
  };
  return { id, group: 'flip', keys: [key], undo: 'none', run, release: () => setFlip(null) };
}

/** Nothing selected: the whole cut. */
function playSelection(): void {
  const range = selectedRange();
  stop();
  play(range === null ? null : { firstFrame: range.from, lastFrame: range.to });
}

/** Alone, but no longer than what is selected. */
function playCel(): void {
  const range = selectedRange();
  stop();
  play(range === null ? null : { firstFrame: range.from, lastFrame: range.to }, useView.getState().selectedCelId);
}

export const playActions: readonly Action[] = [
  { id: 'play', group: 'play', keys: ['Enter'], undo: 'none', run: togglePlay },
  { id: 'loop', group: 'play', keys: ['Shift+Enter'], undo: 'none', run: toggleLoop },
  { id: 'playSelection', group: 'play', keys: ['Ctrl+Enter'], undo: 'none', run: playSelection },
  { id: 'playCel', group: 'play', keys: ['Alt+Enter'], undo: 'none', run: playCel },
  { id: 'playSlower', group: 'play', keys: [], undo: 'none', run: () => stepSpeed(-1) },
  { id: 'playFaster', group: 'play', keys: [], undo: 'none', run: () => stepSpeed(1) },
  step('previousDrawing', [','], byDrawing(-1)),
  step('nextDrawing', ['.'], byDrawing(1)),
  step('previousKey', ['Shift+,'], byKey(-1)),
  step('nextKey', ['Shift+.'], byKey(1)),
  step('previousFrame', ['ArrowLeft', 'Alt+,'], (frame) => frame - 1),
  step('nextFrame', ['ArrowRight', 'Alt+.'], (frame) => frame + 1),
  step('firstFrame', ['Home'], () => 1),
  step('lastFrame', ['End'], (frame) => currentCut()?.lengthFrames ?? frame),
  flip('flipFirst', '1', 'first'),
  flip('flipThis', '2', 'this'),
  flip('flipNext', '3', 'next'),
];
