import { create } from 'zustand';
import type { Cel, Cut } from '../../main/contract/cut';
import { type CutNews, type HeldCut, heldAfter } from '../../main/contract/cut-news';
import { celById } from '../../main/contract/cut-queries';
import type { CutState } from '../../main/contract/cut-state';
import { type Drafts, draftsStillNeeded } from './drafts';

interface CutStore {
  readonly state: CutState | null;
  /** The number of that state: calls name it, so that main answers with what changed since. */
  readonly at: number | null;
  readonly opening: boolean;
  /** What a running job has drawn and the document does not know yet. */
  readonly drafts: Drafts;
}

/** The document as main last told it. Only main changes it; the page asks. */
export const useCut = create<CutStore>(() => ({ state: null, at: null, opening: false, drafts: {} }));

export function heldNow(): HeldCut | null {
  const { state, at } = useCut.getState();
  return state === null || at === null ? null : { at, state };
}

/** False: the news build on a state that the page has not got. What is older than what is held is passed over. */
export function takeCutNews(news: CutNews): boolean {
  const held = heldNow();
  // News of a cut that was left meanwhile concern nobody.
  if (held?.state.cut.id !== news.cutId) return true;
  const next = heldAfter(held, news);
  if (next === undefined) return false;
  if (next === held) return true;
  const { state, at } = next;
  useCut.setState(({ drafts }) => ({ state, at, drafts: draftsStillNeeded(state.cut, drafts) }));
  return true;
}

/** A cut was opened, or opened again after main was started anew: whatever it says counts. */
export function takeOpenedCut({ at, state }: HeldCut): void {
  useCut.setState({ state, at, drafts: {} });
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
