import type { PictureId } from '../../../main/contract/cut';
import { draftOf } from '../../../main/contract/cut-queries';
import { say } from '../../state/notices-store';
import { correctionOf, type GestureHere, targetHere } from '../gesture';
import { createRegionTool } from './region-tool';

let proposedId = `keep-${crypto.randomUUID()}`;

/** What the network drew, without the paint over it: that stays by itself. */
function keepable({ drawing }: GestureHere): PictureId | null {
  return drawing.kind === 'inbetween' ? draftOf(drawing) : null;
}

/** A region of this in-between stays as it is now while the rest is made again. */
export const keep = createRegionTool({
  id: 'keep',
  cannot: (here) => {
    if (here === null) return (words) => words.correct.mask.nothingHere;
    // Only what the document has can be kept: a picture that a running job has just made may go again.
    return keepable(here) !== null ? null : (words) => words.correct.region.onInbetweensOnly;
  },
  says(region, here) {
    const picture = keepable(here);
    if (picture === null) return null;
    return correctionOf({ kind: 'keep', tUnit: here.tUnit, region, picture }, targetHere('keep', here), proposedId);
  },
  finished() {
    proposedId = `keep-${crypto.randomUUID()}`;
    say((words) => words.correct.region.kept);
  },
  status: (words) => words.correct.region.mark,
});
