import { create } from 'zustand';
import { usePlay } from './play-store';
import { useView } from './view-store';

/**
 * The playhead's frame for all that describes what lies under it. It rests while the cut plays: words and signs that change
 * 24 times a second can't be read, and building them would take the time that the pictures need.
 */
const useResting = create<{ readonly frame: number }>(() => ({ frame: useView.getState().playheadFrame }));

function follow(): void {
  const { playheadFrame } = useView.getState();
  if (!usePlay.getState().playing && useResting.getState().frame !== playheadFrame) {
    useResting.setState({ frame: playheadFrame });
  }
}
useView.subscribe(follow);
usePlay.subscribe(follow);

/** What `select` makes of the resting frame; a component is built again only when that changes. */
export function useAtRest<Selected>(select: (frame: number) => Selected): Selected {
  return useResting(({ frame }) => select(frame));
}
