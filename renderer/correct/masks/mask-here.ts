import type { Correction, Gesture } from '../../../main/contract/correction';
import type { Mask } from '../../../main/contract/correction-mask';
import { correctionsOf } from '../../../main/contract/corrections-of';
import { desk } from '../../state/connection-store';
import { currentCut } from '../../state/cut-store';
import type { GestureHere } from '../gesture';

/** What was already said of this part on this drawing: it is changed rather than said a second time. */
export function maskSaidHere({ cel, drawing }: GestureHere, part: string): Correction | null {
  const isOfPart = ({ gesture }: Correction) =>
    (gesture.kind === 'key-mask' || gesture.kind === 'mask-at') && gesture.part === part;
  const said = cel.corrections.filter(isOfPart);
  if (drawing.kind === 'key') {
    return said.find(({ target }) => target.kind === 'key' && target.drawingId === drawing.id) ?? null;
  }
  const inForce = new Set(correctionsOf(cel, drawing).map(({ id }) => id));
  const isOff = ({ on, target }: Correction) =>
    !on && target.kind === 'drawings' && target.drawingIds.length === 1 && target.drawingIds[0] === drawing.id;
  const ofInbetween = said.filter(({ gesture }) => gesture.kind === 'mask-at');
  return ofInbetween.find(({ id }) => inForce.has(id)) ?? ofInbetween.find(isOff) ?? null;
}

export function maskGesture(here: GestureHere, part: string, mask: Mask): Gesture {
  return here.keyIndex === null
    ? { kind: 'mask-at', tUnit: here.tUnit, part, mask }
    : { kind: 'key-mask', part, shape: { by: 'mask', mask } };
}

/** Where the hand begins: with what was said, or else with what the network sees. @throws what main refuses */
export async function startOfMask(here: GestureHere, part: string): Promise<Mask | null> {
  const cutId = currentCut()?.id;
  if (cutId === undefined) return null;
  const { cel, drawing } = here;
  const of = { cutId, celId: cel.id, drawingId: drawing.id };
  const gesture = maskSaidHere(here, part)?.gesture;
  if (gesture?.kind === 'mask-at') return gesture.mask;
  if (gesture?.kind === 'key-mask') {
    if (gesture.shape.by === 'mask') return gesture.shape.mask;
    return desk().drawings.maskOfExtremes({ ...of, extremes: gesture.shape.extremes });
  }
  return desk().drawings.partMask({ ...of, part });
}
