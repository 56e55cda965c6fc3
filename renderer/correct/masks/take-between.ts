import type { Place } from '../../../main/contract/correction';
import { NakawariError } from '../../../main/contract/errors';
import { desk } from '../../state/connection-store';
import { currentCut } from '../../state/cut-store';
import { say, tellError } from '../../state/notices-store';
import type { GestureHere } from '../gesture';
import { extremesOf } from './four-clicks';
import type { RegionSession } from './region-session';

/** Four clicks become the region between them, from the lines and colours of the drawing, key or in-between. Why not, is told. */
export async function takeBetween(
  session: RegionSession,
  { cel, drawing }: GestureHere,
  clicks: readonly Place[],
  how: 'instead' | 'on-top',
): Promise<void> {
  const cutId = currentCut()?.id;
  const extremes = extremesOf(clicks);
  if (cutId === undefined) return;
  if (extremes === null) {
    session.forgetClicks();
    tellError(new NakawariError('correction-one-spot'));
  } else if (session.ground.picture() === null) {
    session.forgetClicks();
    say((words) => words.correct.mask.notDrawn);
  } else {
    const place = { cutId, celId: cel.id, drawingId: drawing.id, extremes };
    await session.take(() => desk().drawings.maskOfExtremes(place), how);
  }
}
