import { nextPaper, setPreferences, usePreferences } from '../state/preferences-store';
import { fitStage, zoomStage, zoomStageTo } from '../state/stage-store';
import { type Overlay, toggleOverlay } from '../state/view-store';
import type { Action } from './action';

function overlay(id: Overlay, key: string): Action {
  return { id, group: 'stage', keys: [key], undo: 'none', run: () => toggleOverlay(id) };
}

export const stageActions: readonly Action[] = [
  {
    id: 'onion',
    group: 'stage',
    keys: ['N'],
    undo: 'none',
    run: () => setPreferences({ onion: !usePreferences.getState().onion }),
  },
  overlay('flow', 'V'),
  overlay('keypoints', 'K'),
  overlay('parts', 'P'),
  overlay('confidence', 'U'),
  {
    id: 'paper',
    group: 'stage',
    keys: ['Shift+P'],
    undo: 'none',
    run: () => setPreferences({ paper: nextPaper(usePreferences.getState().paper) }),
  },
  { id: 'fit', group: 'stage', keys: ['0'], undo: 'none', run: fitStage },
  { id: 'actualSize', group: 'stage', keys: ['Shift+0'], undo: 'none', run: () => zoomStageTo(1) },
  { id: 'zoomIn', group: 'stage', keys: ['+', '='], undo: 'none', repeats: true, run: () => zoomStage(1.25) },
  { id: 'zoomOut', group: 'stage', keys: ['-'], undo: 'none', repeats: true, run: () => zoomStage(1 / 1.25) },
];
