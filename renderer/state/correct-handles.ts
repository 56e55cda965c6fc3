import { create } from 'zustand';
import type { ToolId } from './tool-store';

interface HandlesStore {
  readonly tool: ToolId | null;
  /** The handle that the hand or the keyboard holds, by the tool's own id for it. */
  readonly selectedId: string | null;
  /** How far around a spot a gesture reaches, px of the drawing; null: as the drawing's size suggests. */
  readonly reachPx: number | null;
}

/** What of the tools of handles is shown beside the stage, too. */
export const useHandles = create<HandlesStore>(() => ({ tool: null, selectedId: null, reachPx: null }));

/** A spot takes so much of the drawing along where nobody said how much, as a share of its diagonal. */
const REACH_PER_DIAGONAL = 0.05;
export const LEAST_REACH_PX = 4;
export const MOST_REACH_PX = 400;

export function reachPxFor({ widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }): number {
  const own = Math.round(Math.hypot(widthPx, heightPx) * REACH_PER_DIAGONAL);
  return useHandles.getState().reachPx ?? Math.min(MOST_REACH_PX, Math.max(LEAST_REACH_PX, own));
}

export function setReachPx(reachPx: number): void {
  useHandles.setState({ reachPx: Math.min(MOST_REACH_PX, Math.max(LEAST_REACH_PX, Math.round(reachPx))) });
}
