import type { Cel, Cut } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { celById, inbetweensOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { openCel } from './change-cel';
import { isAPersons } from './inbetweens';
import { layOutCut } from './lay-out-cut';
import { placedCelsOf } from './placed-keys';

/** Lays the whole cut out again; drawings whose t comes again stay as they are. */
export function setRates(cut: Cut, { rateFps, keyRateFps }: EditOf<'set-rates'>): Cut {
  if (rateFps === cut.rateFps && keyRateFps === cut.keyRateFps) return cut;
  for (const cel of cut.cels) openCel(cut, cel.id);
  const laidOut = layOutCut({ ...cut, rateFps, keyRateFps }, placedCelsOf(cut));
  return { ...laidOut, cels: laidOut.cels.map((cel) => keepDrawings(cel, celById(cut, cel.id))) };
}

/** Puts the drawings of an earlier layout back where the new one has a place with the same span and t. */
function keepDrawings(cel: Cel, before: Cel | undefined): Cel {
  if (!before) return cel;
  const old = inbetweensOf(before);
  const kept = new Set(inbetweensOf(cel).map((inbetween) => inbetween.id));
  const dropped = old.filter((inbetween) => isAPersons(inbetween) && !kept.has(inbetween.id)).length;
  if (dropped > 0)
    throw new NakawariError('input-invalid', { reason: `it would drop ${dropped} drawings`, drawings: dropped });
  const byId = new Map(old.map((inbetween) => [inbetween.id, inbetween]));
  return {
    ...cel,
    drawings: cel.drawings.map((drawing) =>
      drawing.kind === 'inbetween' ? (byId.get(drawing.id) ?? drawing) : drawing,
    ),
  };
}
