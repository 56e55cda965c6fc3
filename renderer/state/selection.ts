import { create } from 'zustand';
import type { Cel, Cut } from '../../main/contract/cut';
import { currentCut, useCut } from './cut-store';
import { clampFrame } from './stepping';

/** One frame of one cel. */
export interface Spot {
  readonly celId: string;
  readonly frame: number;
}

/** From where a person began to select to where they are now; either may be the earlier one. */
export interface SheetSelection {
  readonly anchor: Spot;
  readonly head: Spot;
}

/** What is selected: whole frames `from` to `to` of cels that lie beside each other, bottom to top. */
export interface SelectedRange {
  readonly celIds: readonly string[];
  readonly from: number;
  readonly to: number;
}

interface SelectionStore {
  readonly selection: SheetSelection | null;
}

/** What is selected in the sheet. Never undone; it stays while the playhead moves, so that a selection can be played. */
export const useSelection = create<SelectionStore>(() => ({ selection: null }));

/** Null where a cel of it is gone. */
export function rangeOf(cut: Cut, selection: SheetSelection): SelectedRange | null {
  const first = cut.cels.findIndex((cel) => cel.id === selection.anchor.celId);
  const last = cut.cels.findIndex((cel) => cel.id === selection.head.celId);
  if (first < 0 || last < 0) return null;
  const celIds = cut.cels.slice(Math.min(first, last), Math.max(first, last) + 1).map((cel) => cel.id);
  const frames = [selection.anchor.frame, selection.head.frame].map((frame) => clampFrame(cut, frame));
  return { celIds, from: Math.min(...frames), to: Math.max(...frames) };
}

/** Where the head comes to when the selection grows by a step; never leaves the sheet. */
export function stepSpot(cut: Cut, spot: Spot, frames: number, celsUp: number): Spot {
  const lane = cut.cels.findIndex((cel) => cel.id === spot.celId);
  const next = cut.cels[Math.min(cut.cels.length - 1, Math.max(0, lane + celsUp))];
  return { celId: next?.id ?? spot.celId, frame: clampFrame(cut, spot.frame + frames) };
}

function sameSpot(a: Spot, b: Spot): boolean {
  return a.celId === b.celId && a.frame === b.frame;
}

/** A selection goes on from its head as long as the person is still there; from anywhere else a new one begins. */
export function extended(selection: SheetSelection | null, cursor: Spot, head: Spot): SheetSelection {
  const goesOn = selection !== null && sameSpot(selection.head, cursor);
  return { anchor: goesOn ? selection.anchor : cursor, head };
}

export function select(anchor: Spot, head: Spot): void {
  const { selection } = useSelection.getState();
  if (selection !== null && sameSpot(selection.anchor, anchor) && sameSpot(selection.head, head)) return;
  useSelection.setState({ selection: { anchor, head } });
}

export function clearSelection(): void {
  if (useSelection.getState().selection !== null) useSelection.setState({ selection: null });
}

/** What is selected now; null when nothing is, or when its cels are gone. */
export function selectedRange(): SelectedRange | null {
  const cut = currentCut();
  const { selection } = useSelection.getState();
  return cut === null || selection === null ? null : rangeOf(cut, selection);
}

/** The cels of a range, bottom to top. */
export function celsOfRange(cut: Cut, range: SelectedRange): Cel[] {
  return cut.cels.filter((cel) => range.celIds.includes(cel.id));
}

/** A selection belongs to its cut. */
useCut.subscribe((now, before) => {
  if (now.state?.cut.id !== before.state?.cut.id) clearSelection();
});
