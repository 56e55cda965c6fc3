import { useDeferredValue, useMemo } from 'react';
import { create } from 'zustand';
import { useCut } from './cut-store';
import { type PairBeyond, pairsBeyond } from './review-beyond';
import { type CutProgress, progressOf } from './review-progress';
import { type WaitingDrawing, waitingDrawings } from './review-queue';
import { useSeen } from './review-seen';

interface ReviewStore {
  /** The whole desk is there for the queue: its strip lies where the sheet is. */
  readonly isOpen: boolean;
  /** The words for sending back are being written, for this drawing. */
  readonly noteFor: { readonly celId: string; readonly drawingId: string } | null;
}

export const useReview = create<ReviewStore>(() => ({ isOpen: false, noteFor: null }));

const NOTHING: readonly WaitingDrawing[] = [];

/** The queue as it stands now. */
export function waitingNow(): readonly WaitingDrawing[] {
  const cut = useCut.getState().state?.cut;
  return cut === undefined ? NOTHING : waitingDrawings(cut, useSeen.getState().seen);
}

export function useWaiting(): readonly WaitingDrawing[] {
  const cut = useCut((store) => store.state?.cut ?? null);
  const seen = useSeen((store) => store.seen);
  return useMemo(() => (cut === null ? NOTHING : waitingDrawings(cut, seen)), [cut, seen]);
}

/** A figure of the whole cut never keeps the drawing or the sheet waiting: it follows a moment later. */
export function useProgress(): CutProgress | null {
  const newest = useCut((store) => store.state?.cut ?? null);
  const cut = useDeferredValue(newest, null);
  return useMemo(() => (cut === null ? null : progressOf(cut)), [cut]);
}

const NO_PAIRS: readonly PairBeyond[] = [];

export function usePairsBeyond(): readonly PairBeyond[] {
  const cut = useCut((store) => store.state?.cut ?? null);
  return useMemo(() => (cut === null ? NO_PAIRS : pairsBeyond(cut)), [cut]);
}
