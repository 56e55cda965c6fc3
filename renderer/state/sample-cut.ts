import type { RecentCut } from '../../main/contract/procedures';
import { useConnection } from './connection-store';

/** The sample's own name is a folder's; people are shown `words.open.sample` in its place. */
export function useIsSample(cutId: string | undefined): boolean {
  const sampleCutId = useConnection((connection) => connection.info?.sampleCutId ?? null);
  return cutId !== undefined && cutId === sampleCutId;
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
