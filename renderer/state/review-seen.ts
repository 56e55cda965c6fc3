import { create } from 'zustand';
import { useCut } from './cut-store';

interface SeenStore {
  /** Pictures of in-betweens that the person has looked at. Part of the view of a cut, not of the cut. */
  readonly seen: ReadonlySet<string>;
}

export const useSeen = create<SeenStore>(() => ({ seen: new Set() }));

export function markSeen(picture: string): void {
  const { seen } = useSeen.getState();
  if (!seen.has(picture)) useSeen.setState({ seen: new Set(seen).add(picture) });
}

/** As it comes back with a saved view. */
export function takeSeen(pictures: readonly string[]): void {
  useSeen.setState({ seen: new Set(pictures) });
}

/** What was looked at belongs to its cut. */
useCut.subscribe((now, before) => {
  if (now.state?.cut.id !== before.state?.cut.id) takeSeen([]);
});
