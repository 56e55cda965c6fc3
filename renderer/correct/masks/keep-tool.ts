import { say } from '../../state/notices-store';
import { correctionOf, targetHere } from '../gesture';
import { createRegionTool } from './region-tool';

let proposedId = `keep-${crypto.randomUUID()}`;

/** A region of this in-between stays as it is now while the rest is made again. */
export const keep = createRegionTool({
  id: 'keep',
  cannot: (here) => {
    if (here === null) return (words) => words.correct.mask.nothingHere;
    // Only what the document has can be kept: a picture that a running job has just made may go again.
    const isDrawn = here.keyIndex === null && here.drawing.picture !== null;
    return isDrawn ? null : (words) => words.correct.region.onInbetweensOnly;
  },
  says(region, here) {
    const { picture } = here.drawing;
    if (picture === null || here.keyIndex !== null) return null;
    return correctionOf({ kind: 'keep', tUnit: here.tUnit, region, picture }, targetHere('keep', here), proposedId);
  },
  finished() {
    proposedId = `keep-${crypto.randomUUID()}`;
    say((words) => words.correct.region.kept);
  },
  status: (words) => words.correct.region.mark,
});
