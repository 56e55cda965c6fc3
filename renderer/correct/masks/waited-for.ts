import { useRegion } from '../../state/correct-region';
import { say } from '../../state/notices-store';
import type { RegionSession } from './region-session';

/**
 * Finished while an area or an edge is still being looked for: it is part of what is finished, so that is waited for, and said. False: there is
 * nothing to finish then (it was left meanwhile, or nothing was found, which was told), or it is being finished already.
 */
export async function waitedFor(session: RegionSession): Promise<boolean> {
  if (!session.isLooking) return true;
  say((words) => words.correct.mask.asking);
  return (await session.found()) && useRegion.getState().isTouched;
}
