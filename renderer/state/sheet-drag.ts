import { create } from 'zustand';
import type { Exposure } from '../../main/contract/cut';
import { celById } from '../../main/contract/cut-queries';
import { currentCut } from './cut-store';
import { type HoldDrag, withHold } from './sheet-hold';

/** A cel that is being carried to another place among the cels. */
export interface CelDrag {
  readonly celId: string;
  /** Counted from the bottom, as in the cut. */
  readonly to: number;
}

interface DragStore {
  readonly hold: HoldDrag | null;
  readonly cel: CelDrag | null;
}

/** What a hand is doing in the sheet just now. Nothing of it is in the document until the hand lets go. */
export const useSheetDrag = create<DragStore>(() => ({ hold: null, cel: null }));

export function dragHold(hold: HoldDrag | null): void {
  useSheetDrag.setState({ hold });
}

export function dragCel(cel: CelDrag | null): void {
  useSheetDrag.setState({ cel });
}

const NOTHING: ReadonlyMap<string, readonly Exposure[]> = new Map();

/** Exposures as the drag would leave them, by cel. */
export function previewExposures(hold: HoldDrag | null): ReadonlyMap<string, readonly Exposure[]> {
  const cut = currentCut();
  const cel = cut === null || hold === null ? undefined : celById(cut, hold.celId);
  if (cut === null || hold === null || cel === undefined) return NOTHING;
  return new Map([[cel.id, withHold(cel.exposures, cut.lengthFrames, hold)]]);
}
