import type { Cel, CelLook, Cut } from '../../main/contract/cut';
import type { SingleEdit } from '../../main/contract/cut-edit';
import { celById, drawingAt, exposureAt, heldFrames } from '../../main/contract/cut-queries';
import { edit, setExposure } from './cut-edits';
import { currentCut } from './cut-store';
import { celsOfRange, type SelectedRange, selectedRange } from './selection';
import type { HoldDrag } from './sheet-hold';
import { oneStep } from './sheet-steps';
import { selectedCel, useView } from './view-store';

/** What a person does to the sheet. Each is one step that undo takes back, over however many cels it goes. */

/** What is selected, else the one frame where the person is. */
export function targetRange(): SelectedRange | null {
  const range = selectedRange();
  if (range !== null) return range;
  const { selectedCelId, playheadFrame } = useView.getState();
  return selectedCelId === null ? null : { celIds: [selectedCelId], from: playheadFrame, to: playheadFrame };
}

/** The cels of the target that may be changed: a locked one is passed over as long as another is not. */
function openCels(cut: Cut, range: SelectedRange): Cel[] {
  const cels = celsOfRange(cut, range);
  const open = cels.filter((cel) => !cel.look.locked);
  // All of them locked: main says so, with its own sentence.
  return open.length > 0 ? open : cels;
}

function onEachCel(range: SelectedRange | null, make: (cel: Cel, range: SelectedRange, cut: Cut) => SingleEdit | null) {
  return edit(() => {
    const cut = currentCut();
    if (cut === null || range === null) return null;
    return oneStep(openCels(cut, range).flatMap((cel) => make(cel, range, cut) ?? []));
  });
}

export function setHold({ celId, frame, frames, mode }: HoldDrag): Promise<void> {
  return edit(() => {
    const cut = currentCut();
    const cel = cut === null ? undefined : celById(cut, celId);
    const exposure = cel && exposureAt(cel, frame);
    if (cut === null || cel === undefined || exposure === undefined) return null;
    return heldFrames(cel, cut, exposure) === frames ? null : { kind: 'set-hold', celId, frame, frames, mode };
  });
}

/** The drawing under the playhead is held so many frames longer, or shorter; what follows moves. */
export function changeHold(by: number): Promise<void> {
  return edit(() => {
    const cut = currentCut();
    const cel = selectedCel();
    const exposure = cel && exposureAt(cel, useView.getState().playheadFrame);
    if (cut === null || cel === undefined || exposure === undefined) return null;
    const frames = heldFrames(cel, cut, exposure) + by;
    if (frames < 1) return null;
    return { kind: 'set-hold', celId: cel.id, frame: exposure.frame, frames, mode: 'ripple' };
  });
}

/** On 1s to 4s: what is selected, else the span under the playhead. Null holds the first drawing of the selection. */
export function exposeOn(framesPerDrawing: 1 | 2 | 3 | 4 | null): Promise<void> {
  const range = selectedRange();
  if (range === null) return framesPerDrawing === null ? Promise.resolve() : setExposure(framesPerDrawing);
  return onEachCel(range, (cel, { from, to }) => ({ kind: 'expose-on', celId: cel.id, from, to, framesPerDrawing }));
}

/** As many frames as are selected, ahead of them: the drawing before is held longer. `all`: time itself, in every cel. */
export function insertFrames(all: boolean): Promise<void> {
  const range = targetRange();
  return edit(() => {
    const cut = currentCut();
    if (cut === null || range === null) return null;
    const celIds = all ? null : openCels(cut, range).map((cel) => cel.id);
    return { kind: 'insert-frames', celIds, at: range.from, count: range.to - range.from + 1 };
  });
}

export function removeFrames(all: boolean): Promise<void> {
  const range = targetRange();
  return edit(() => {
    const cut = currentCut();
    if (cut === null || range === null) return null;
    const celIds = all ? null : openCels(cut, range).map((cel) => cel.id);
    return { kind: 'remove-frames', celIds, from: range.from, count: range.to - range.from + 1 };
  });
}

export function blank(): Promise<void> {
  return onEachCel(targetRange(), (cel, { from, to }) => ({ kind: 'blank', celId: cel.id, from, to }));
}

export function repeat(): Promise<void> {
  return onEachCel(selectedRange(), (cel, { from, to }) => ({ kind: 'repeat', celId: cel.id, from, to, times: 1 }));
}

export function reverse(): Promise<void> {
  return onEachCel(selectedRange(), (cel, { from, to }) => ({ kind: 'reverse', celId: cel.id, from, to }));
}

/** Over and over up to the playhead where that lies behind the selection, else to the end of the cut. */
export function cycle(): Promise<void> {
  const { playheadFrame } = useView.getState();
  return onEachCel(selectedRange(), (cel, { from, to }, cut) => {
    const until = playheadFrame > to ? playheadFrame : cut.lengthFrames;
    return until > to ? { kind: 'cycle', celId: cel.id, from, to, until } : null;
  });
}

/** Keys become breakdowns, or keys again when all of them are breakdowns: what is selected, else the key under the playhead. */
export function toggleBreakdown(): Promise<void> {
  const range = targetRange();
  const keysIn = (cel: Cel, { from, to }: SelectedRange) => {
    const shown = cel.exposures.filter(({ frame }) => frame > from && frame <= to).map(({ drawingId }) => drawingId);
    const ids = new Set([drawingAt(cel, from)?.id, ...shown]);
    return cel.drawings.filter((drawing) => drawing.kind === 'key' && ids.has(drawing.id));
  };
  return edit(() => {
    const cut = currentCut();
    if (cut === null || range === null) return null;
    const keys = openCels(cut, range).map((cel) => ({ cel, keys: keysIn(cel, range) }));
    const all = keys.flatMap((entry) => entry.keys);
    const mark = all.every((drawing) => drawing.kind === 'key' && drawing.mark === 'breakdown') ? 'key' : 'breakdown';
    return oneStep(
      keys
        .filter((entry) => entry.keys.length > 0)
        .map(({ cel, keys: found }) => ({
          kind: 'mark-keys',
          celId: cel.id,
          drawingIds: found.map((drawing) => drawing.id),
          mark,
        })),
    );
  });
}

/** The first letter that no cel has: C after A and B. */
export function freshCelName(cut: Cut): string {
  const taken = new Set(cut.cels.map((cel) => cel.name));
  for (let round = 0; ; round += 1) {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const name = round === 0 ? letter : `${letter}${round + 1}`;
      if (!taken.has(name)) return name;
    }
  }
}

/** In front of the selected one. */
export function addCel(): Promise<void> {
  return edit(() => {
    const cut = currentCut();
    if (cut === null) return null;
    return { kind: 'add-cel', name: freshCelName(cut), above: useView.getState().selectedCelId };
  });
}

export function renameCel(celId: string, name: string): Promise<void> {
  return edit(() => {
    const cut = currentCut();
    const wanted = name.trim();
    if (cut === null || wanted === '' || celById(cut, celId)?.name === wanted) return null;
    return { kind: 'rename-cel', celId, name: wanted };
  });
}

export function removeCel(): Promise<void> {
  return edit(() => {
    const { selectedCelId } = useView.getState();
    return selectedCelId === null ? null : { kind: 'remove-cel', celId: selectedCelId };
  });
}

/** `to` counts from the bottom. */
export function moveCel(celId: string, to: number): Promise<void> {
  return edit(() => {
    const cut = currentCut();
    const from = cut?.cels.findIndex((cel) => cel.id === celId) ?? -1;
    if (cut === null || from < 0) return null;
    const clamped = Math.min(cut.cels.length - 1, Math.max(0, to));
    return clamped === from ? null : { kind: 'move-cel', celId, to: clamped };
  });
}

export function moveSelectedCel(by: 1 | -1): Promise<void> {
  const cel = selectedCel();
  const index = currentCut()?.cels.findIndex((candidate) => candidate.id === cel?.id) ?? -1;
  return cel === undefined ? Promise.resolve() : moveCel(cel.id, index + by);
}

export function setCelLook(celId: string, change: (look: CelLook) => Partial<CelLook>): Promise<void> {
  return edit(() => {
    const cut = currentCut();
    const cel = cut === null ? undefined : celById(cut, celId);
    return cel === undefined ? null : { kind: 'set-cel-look', celId, look: change(cel.look) };
  });
}

export function toggleCelHidden(celId: string): Promise<void> {
  return setCelLook(celId, ({ hidden }) => ({ hidden: !hidden }));
}

export function toggleCelLocked(celId: string): Promise<void> {
  return setCelLook(celId, ({ locked }) => ({ locked: !locked }));
}

/** In steps of a tenth. */
export function changeCelOpacity(celId: string, by: number): Promise<void> {
  return setCelLook(celId, ({ opacity01 }) => ({
    opacity01: Math.min(1, Math.max(0, Math.round((opacity01 + by) * 10) / 10)),
  }));
}
