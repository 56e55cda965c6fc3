import { create } from 'zustand';
import { cutIdSchema } from '../../main/contract/cut';
import type { RecentCut } from '../../main/contract/procedures';

const STORAGE_NAME = 'nakawari.sampleCut';

function load(): string | null {
  try {
    return cutIdSchema.safeParse(globalThis.localStorage?.getItem(STORAGE_NAME)).data ?? null;
  } catch {
    return null;
  }
}

/** Which of the cuts is the sample, once it was opened from this page; null before. */
export const useSampleCut = create<{ readonly cutId: string | null }>(() => ({ cutId: load() }));

export function rememberSample(cutId: string): void {
  useSampleCut.setState({ cutId });
  try {
    globalThis.localStorage?.setItem(STORAGE_NAME, cutId);
  } catch {
    // Not kept: after the next start the sample is told apart once it is opened.
  }
}

export interface ListedCut extends RecentCut {
  readonly isSample: boolean;
}

/** The recent cuts as they are listed, and whether the sample needs an entry of its own below them. */
export function listCuts(
  recent: readonly RecentCut[],
  sampleCutId: string | null,
): { readonly cuts: readonly ListedCut[]; readonly offersSample: boolean } {
  const listed = recent.map((cut) => ({ ...cut, isSample: cut.cutId === sampleCutId }));
  // A sample whose folder has gone is there in another place.
  const cuts = listed.filter((cut) => !(cut.isSample && cut.missing));
  return { cuts, offersSample: !cuts.some((cut) => cut.isSample) };
}
