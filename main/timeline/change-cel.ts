import { indexOfCel } from '../contract/cel-index';
import type { Cel, Cut, Span } from '../contract/cut';
import { celById } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';

/** Ways to change one cel or several and share the rest. What is not changed stays the same object: history and page rely on it. */

export function changeCels(cut: Cut, change: (cel: Cel) => Cel): Cut {
  let changed = false;
  const cels = cut.cels.map((cel) => {
    const next = change(cel);
    if (next !== cel) changed = true;
    return next;
  });
  return changed ? { ...cut, cels } : cut;
}

/** @throws NakawariError not-found, cel-locked */
export function changeCel(cut: Cut, celId: string, change: (cel: Cel) => Cel): Cut {
  const edited = openCel(cut, celId);
  return changeCels(cut, (cel) => (cel === edited ? change(cel) : cel));
}

/** A cel that may be edited. @throws NakawariError not-found, cel-locked */
export function openCel(cut: Cut, celId: string): Cel {
  const cel = celById(cut, celId);
  if (!cel) throw new NakawariError('not-found', { what: celId });
  if (cel.look.locked) throw new NakawariError('cel-locked', { cel: cel.name });
  return cel;
}

/** @throws NakawariError not-found for a span that is not on the sheet */
export function spanOnSheet(cel: Cel, spanId: string): Span {
  const span = indexOfCel(cel).spans.get(spanId);
  if (!span) throw new NakawariError('not-found', { what: spanId });
  return span;
}
