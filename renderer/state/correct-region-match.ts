import { create } from 'zustand';
import type { Mask } from '../../main/contract/correction-mask';

/** A region of one key that waits for its partner in the other key of the span. */
export interface WaitingRegion {
  readonly celId: string;
  readonly spanId: string;
  readonly key: 0 | 1;
  readonly region: Mask;
}

interface RegionMatchStore {
  readonly waiting: WaitingRegion | null;
  /** What a region without a partner does: it is there in this key and not in the one after it, or not in the one before it. */
  readonly alone: 'vanishes' | 'appears';
}

export const useRegionMatch = create<RegionMatchStore>(() => ({ waiting: null, alone: 'vanishes' }));
