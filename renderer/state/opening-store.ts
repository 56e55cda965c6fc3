import { create } from 'zustand';
import type { Opening } from '../../main/contract/procedures';
import { desk } from './connection-store';

/** How far the opening of a cut has come; null when none is under way, or nothing is known of it yet. */
export const useOpening = create<{ readonly now: Opening | null }>(() => ({ now: null }));

let watching: AbortController | null = null;

async function follow(signal: AbortSignal): Promise<void> {
  try {
    for await (const now of await desk().cuts.opening({}, { signal })) {
      if (signal.aborted) return;
      useOpening.setState({ now });
    }
  } catch {
    // Only a progress: that the opening itself fails is told by the opening.
  }
}

/** Follows main as long as something is being opened. */
export function watchOpening(): void {
  watching?.abort();
  watching = new AbortController();
  void follow(watching.signal);
}

export function endWatchingOpening(): void {
  watching?.abort();
  watching = null;
  useOpening.setState({ now: null });
}
