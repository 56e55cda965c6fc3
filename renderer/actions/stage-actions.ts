import { normalDeg } from '../stage/view-transform';
import { chooseBackground, removeBackground } from '../state/background-choice';
import { useBackground } from '../state/background-store';
import { activateNextPin, nudgePin, pinDrawingHere, removeAllPins, toggleLightTable } from '../state/light-table-store';
import { setOnion, useOnion } from '../state/onion-store';
import { nextPaper, setPreferences, usePreferences } from '../state/preferences-store';
import {
  fitStage,
  mirrorStage,
  panStage,
  resetStage,
  rotateStage,
  straightenStage,
  zoomStage,
  zoomStageTo,
} from '../state/stage-store';
import { type Overlay, toggleOverlay } from '../state/view-store';
import type { ActionWord } from '../words/words';
import type { Action } from './action';

const TURN_DEG = 15;
const PAN_PX = 80;
const PIN_TURN_DEG = 1;

function view(id: ActionWord, keys: readonly string[], run: () => void, repeats = false): Action {
  return { id, group: 'stage', keys, undo: 'none', run, repeats };
}

function overlay(id: Overlay, key: string): Action {
  return view(id, [key], () => toggleOverlay(id));
}

function onionCount(id: ActionWord, side: 'before' | 'after', by: number): Action {
  return view(id, [], () => setOnion({ [side]: useOnion.getState()[side] + by }), true);
}

function pinShift(id: ActionWord, dxPx: number, dyPx: number): Action {
  const shift = () => nudgePin((pin) => ({ ...pin, dxPx: pin.dxPx + dxPx, dyPx: pin.dyPx + dyPx }));
  return view(id, [], shift, true);
}

function pinTurn(id: ActionWord, byDeg: number): Action {
  return view(id, [], () => nudgePin((pin) => ({ ...pin, rotationDeg: normalDeg(pin.rotationDeg + byDeg) })), true);
}

export const stageActions: readonly Action[] = [
  view('onion', ['N'], () => setPreferences({ onion: !usePreferences.getState().onion })),
  onionCount('onionBeforeMore', 'before', 1),
  onionCount('onionBeforeLess', 'before', -1),
  onionCount('onionAfterMore', 'after', 1),
  onionCount('onionAfterLess', 'after', -1),
  view('onionKeysOnly', [], () => setOnion({ keysOnly: !useOnion.getState().keysOnly })),
  view('lightTable', ['Shift+N'], toggleLightTable),
  view('pinDrawing', ['Alt+N'], pinDrawingHere),
  view('nextPin', ['Alt+Shift+N'], activateNextPin),
  view('unpinAll', [], removeAllPins),
  pinShift('pinLeft', -1, 0),
  pinShift('pinRight', 1, 0),
  pinShift('pinUp', 0, -1),
  pinShift('pinDown', 0, 1),
  pinTurn('pinTurnLeft', -PIN_TURN_DEG),
  pinTurn('pinTurnRight', PIN_TURN_DEG),
  overlay('arrows', 'Shift+V'),
  overlay('flow', 'V'),
  overlay('arcs', 'Shift+K'),
  overlay('keypoints', 'K'),
  overlay('parts', 'P'),
  overlay('occlusion', 'Shift+U'),
  overlay('confidence', 'U'),
  view('paper', ['Shift+P'], () =>
    setPreferences({ paper: nextPaper(usePreferences.getState().paper, useBackground.getState().blob !== null) }),
  ),
  view('backgroundPicture', [], chooseBackground),
  view('backgroundNone', [], removeBackground),
  view('fit', ['0'], fitStage),
  view('actualSize', ['Shift+0'], () => zoomStageTo(1)),
  view('zoomIn', ['+', '='], () => zoomStage(1.25), true),
  view('zoomOut', ['-'], () => zoomStage(1 / 1.25), true),
  view('mirror', ['H'], mirrorStage),
  view('rotateLeft', ['Q'], () => rotateStage(-TURN_DEG), true),
  view('rotateRight', ['W'], () => rotateStage(TURN_DEG), true),
  view('straighten', ['Shift+Q'], straightenStage),
  view('resetView', ['Shift+W'], resetStage),
  view('panLeft', ['Alt+Shift+ArrowLeft'], () => panStage(PAN_PX, 0), true),
  view('panRight', ['Alt+Shift+ArrowRight'], () => panStage(-PAN_PX, 0), true),
  view('panUp', ['Alt+Shift+ArrowUp'], () => panStage(0, PAN_PX), true),
  view('panDown', ['Alt+Shift+ArrowDown'], () => panStage(0, -PAN_PX), true),
];
