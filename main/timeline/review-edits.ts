import { indexOfCel } from '../contract/cel-index';
import type { Cel, Cut, Inbetween, InbetweenState } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { draftOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { refusal } from '../contract/refusals';
import { changeCels, openCel } from './change-cel';
import { groupBy } from './group-by';
import { onDraft } from './painted';

/**
 * Approves drawings, sends them back, or takes either away again; the reviewer's words stay unless others are given.
 * @throws NakawariError not-found, cel-locked, input-invalid for a drawing that is not drawn yet
 */
export function review(cut: Cut, { drawings, state, note }: EditOf<'review'>): Cut {
  const byCel = groupBy(drawings, ({ celId }) => celId);
  for (const celId of byCel.keys()) openCel(cut, celId);
  return changeCels(cut, (cel) => {
    const ids = byCel.get(cel.id)?.map(({ drawingId }) => drawingId);
    return ids ? changeInbetweens(cel, ids, (inbetween) => judged(inbetween, state, note)) : cel;
  });
}

function judged(inbetween: Inbetween, state: EditOf<'review'>['state'], note: string | null): Inbetween {
  const words = note === null ? inbetween.note : note.trim();
  const next = state === 'generated' ? stateOfPicture(inbetween) : state;
  return next === inbetween.state && words === inbetween.note ? inbetween : { ...inbetween, state: next, note: words };
}

/** Without anybody's judgement: who drew what is shown. */
export function stateOfPicture({ picture, paint, versions }: Inbetween): InbetweenState {
  if (paint) return 'corrected';
  if (picture === null) return 'wanted';
  return versions.find((version) => version.picture === picture)?.source ?? 'generated';
}

/** Another version is shown, below the paint where there is any. A judgement was of the picture before, so it is gone; the words stay. */
export function chooseVersion(cut: Cut, { celId, drawingId, picture }: EditOf<'choose-version'>): Cut {
  openCel(cut, celId);
  return changeCels(cut, (cel) =>
    cel.id === celId ? changeInbetweens(cel, [drawingId], (inbetween) => showing(inbetween, picture)) : cel,
  );
}

function showing(inbetween: Inbetween, picture: string): Inbetween {
  if (draftOf(inbetween) === picture) return inbetween;
  const version = inbetween.versions.find((candidate) => candidate.picture === picture);
  if (!version) throw new NakawariError('not-found', { what: picture });
  const shown = onDraft(inbetween, picture, version.made);
  return { ...shown, state: stateOfPicture(shown) };
}

function changeInbetweens(cel: Cel, ids: readonly string[], change: (inbetween: Inbetween) => Inbetween): Cel {
  const changed = new Map<string, Inbetween>();
  for (const id of new Set(ids)) {
    const drawing = indexOfCel(cel).drawings.get(id);
    if (drawing?.kind !== 'inbetween') throw new NakawariError('not-found', { what: id });
    if (drawing.picture === null) throw refusal('not-drawn');
    const next = change(drawing);
    if (next !== drawing) changed.set(id, next);
  }
  if (changed.size === 0) return cel;
  return { ...cel, drawings: cel.drawings.map((drawing) => changed.get(drawing.id) ?? drawing) };
}
