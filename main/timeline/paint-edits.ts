import { indexOfCel } from '../contract/cel-index';
import type { Cel, Cut, Inbetween } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { draftOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { refusal } from '../contract/refusals';
import { changeCel } from './change-cel';
import { withPaint } from './painted';
import { stateOfPicture } from './review-edits';
import { settleCel } from './settle-spans';

/**
 * A person painted on a drawing, or takes all paint off. The draft below, its versions and the words stay; a judgement was of the picture
 * before, so it is gone. A drawing that nobody drew yet may be painted on: then it is a person's alone.
 * @throws NakawariError not-found, cel-locked, input-invalid for a key or a copy
 */
export function setPaint(cut: Cut, { celId, drawingId, paint }: EditOf<'set-paint'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const drawing = indexOfCel(cel).drawings.get(drawingId);
    if (!drawing) throw new NakawariError('not-found', { what: drawingId });
    if (drawing.kind !== 'inbetween') throw refusal(drawing.kind === 'key' ? 'paint-on-key' : 'paint-on-copy');
    if (paint !== null && paint.over === null && paint.erased === null) {
      throw new NakawariError('input-invalid', { reason: 'nothing is painted' });
    }
    const painted = withPaint(drawing, draftOf(drawing), paint);
    if (painted.picture === drawing.picture) return cel;
    return withDrawing(cel, { ...painted, state: stateOfPicture(painted) });
  });
}

function withDrawing(cel: Cel, changed: Inbetween): Cel {
  const drawings = cel.drawings.map((drawing) => (drawing.id === changed.id ? changed : drawing));
  // Without its paint a drawing that no frame shows may be nothing any more.
  if (changed.state === 'wanted') return settleCel(cel, { exposures: cel.exposures, drawings });
  return { ...cel, drawings };
}
