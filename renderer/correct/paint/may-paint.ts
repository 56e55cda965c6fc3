import { drawingAt } from '../../../main/contract/cut-queries';
import { NakawariError } from '../../../main/contract/errors';
import { refusal } from '../../../main/contract/refusals';
import { say, tellError } from '../../state/notices-store';
import { selectedCel, useView } from '../../state/view-store';
import { isComing } from './paint-link';

/** Whether the drawing under the playhead may be painted on. Why not is told in words; that an approval goes is told, too. */
export function mayPaint(): boolean {
  const cel = selectedCel();
  const drawing = cel && drawingAt(cel, useView.getState().playheadFrame);
  if (cel === undefined || drawing === undefined) {
    say((words) => words.paint.nothingHere);
    return false;
  }
  if (cel.look.locked) tellError(new NakawariError('cel-locked', { cel: cel.name }));
  else if (drawing.kind !== 'inbetween') tellError(refusal(drawing.kind === 'key' ? 'paint-on-key' : 'paint-on-copy'));
  else if (isComing(cel.id, drawing)) say((words) => words.paint.coming);
  else {
    if (drawing.state === 'approved') say((words) => words.paint.noLongerApproved);
    return true;
  }
  return false;
}
