import { create } from 'zustand';
import type { Cel, Cut } from '../../main/contract/cut';
import { celById } from '../../main/contract/cut-queries';
import type { CutState } from '../../main/contract/procedures';
import { type Drafts, draftsStillNeeded } from './drafts';

interface CutStore {
  readonly state: CutState | null;
  readonly opening: boolean;
  /** What a running job has drawn and the document does not know yet. */
  readonly drafts: Drafts;
}

/** The document as main last told it. Only main changes it; the page asks. */
export const useCut = create<CutStore>(() => ({ state: null, opening: false, drafts: {} }));

/** Takes what main tells; an older revision that arrives late is passed over. */
export function takeCutState(state: CutState): void {
  useCut.setState((before) => {
    const sameCut = before.state?.cut.id === state.cut.id;
    if (sameCut && before.state !== null && before.state.revision > state.revision) return before;
    // The same revision is the same document: whoever draws it need not look at it anew because something else was told.
    const isSameDocument = sameCut && before.state !== null && before.state.revision === state.revision;
    const taken = isSameDocument && before.state !== null ? { ...state, cut: before.state.cut } : state;
    return { state: taken, drafts: sameCut ? draftsStillNeeded(taken.cut, before.drafts) : {} };
  });
}

/** A cut was opened, or opened again after main was started anew: whatever it says counts, revisions begin afresh. */
export function takeOpenedCut(state: CutState): void {
  useCut.setState({ state, drafts: {} });
}

export function setOpening(opening: boolean): void {
  useCut.setState({ opening });
}

export function addDraft(key: string, picture: string): void {
  useCut.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: picture } }));
}

/** A job has ended: what the document did not take over is not shown as if it had. */
export function dropDrafts(keys: readonly string[]): void {
  useCut.setState(({ drafts }) => {
    const gone = new Set(keys);
    return { drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => !gone.has(key))) };
  });
}

export function currentCut(): Cut | null {
  return useCut.getState().state?.cut ?? null;
}

export function celOf(cut: Cut | null, celId: string | null): Cel | undefined {
  return cut === null || celId === null ? undefined : celById(cut, celId);
}
