import { create } from 'zustand';
import type { Place } from '../../main/contract/correction';

/** A spot of one key that waits for its partner in the other. */
export interface WaitingSpot {
  readonly celId: string;
  readonly spanId: string;
  readonly key: 0 | 1;
  readonly place: Place;
}

interface MatchStore {
  readonly waiting: WaitingSpot | null;
  /** Which way from a key that has a span on both sides. */
  readonly toward: 'next' | 'previous';
}

export const useMatch = create<MatchStore>(() => ({ waiting: null, toward: 'next' }));
