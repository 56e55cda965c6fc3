import { indexOfCel } from '../contract/cel-index';
import { type Cel, type Cut, PLAIN_LOOK } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { celById } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { refusal } from '../contract/refusals';
import { changeCel, changeCels, openCel } from './change-cel';
import { freeNotesOf } from './note-edits';

/** Ids have a length limit; a name may be longer. */
const LONGEST_CEL_ID = 80;

/** An empty cel. If a folder of this name comes to the cut later, its keys join here. */
export function addCel(cut: Cut, { name, above }: EditOf<'add-cel'>): Cut {
  const at = above === null ? 0 : placeOf(cut, above) + 1;
  const cel: Cel = {
    ...{ id: freshCelId(cut, name), name, look: PLAIN_LOOK },
    ...{ drawings: [], exposures: [], spans: [], restingSpans: [], corrections: [] },
  };
  return { ...cut, cels: [...cut.cels.slice(0, at), cel, ...cut.cels.slice(at)] };
}

function freshCelId(cut: Cut, name: string): string {
  const taken = new Set(cut.cels.map((cel) => cel.id));
  const stem = name.slice(0, LONGEST_CEL_ID);
  let id = stem;
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`;
  return id;
}

function placeOf(cut: Cut, celId: string): number {
  const at = cut.cels.findIndex((cel) => cel.id === celId);
  if (at === -1) throw new NakawariError('not-found', { what: celId });
  return at;
}

/** Two cels may bear one name, as in a folder; their ids stay what they are. */
export function renameCel(cut: Cut, { celId, name }: EditOf<'rename-cel'>): Cut {
  return changeCel(cut, celId, (cel) => (cel.name === name ? cel : { ...cel, name }));
}

/** Only its place among the others changes: a locked cel may be moved too. */
export function moveCel(cut: Cut, { celId, to }: EditOf<'move-cel'>): Cut {
  const from = placeOf(cut, celId);
  const at = Math.min(to, cut.cels.length - 1);
  if (at === from) return cut;
  const others = cut.cels.filter((cel) => cel.id !== celId);
  return { ...cut, cels: [...others.slice(0, at), ...cut.cels.slice(from, from + 1), ...others.slice(at)] };
}

/** @throws NakawariError input-invalid when somebody made a drawing in it, or when it is the last cel */
export function removeCel(cut: Cut, { celId }: EditOf<'remove-cel'>): Cut {
  const cel = openCel(cut, celId);
  if (cel.drawings.some((drawing) => drawing.picture !== null)) throw refusal('cel-holds-drawings', { cel: cel.name });
  if (cut.cels.length === 1) throw refusal('last-cel');
  return { ...cut, cels: cut.cels.filter((other) => other !== cel), notes: freeNotesOf(cut, celId) };
}

/** The one edit that a locked cel takes: else it could never be unlocked. */
export function setCelLook(cut: Cut, { celId, look }: EditOf<'set-cel-look'>): Cut {
  const edited = celById(cut, celId);
  if (!edited) throw new NakawariError('not-found', { what: celId });
  const { hidden = edited.look.hidden, locked = edited.look.locked, opacity01 = edited.look.opacity01 } = look;
  const before = edited.look;
  if (hidden === before.hidden && locked === before.locked && opacity01 === before.opacity01) return cut;
  return changeCels(cut, (cel) => (cel === edited ? { ...cel, look: { hidden, locked, opacity01 } } : cel));
}

/** @throws NakawariError not-found for what is no key of this cel */
export function markKeys(cut: Cut, { celId, drawingIds, mark }: EditOf<'mark-keys'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const marked = new Set(drawingIds);
    for (const id of marked) {
      if (indexOfCel(cel).drawings.get(id)?.kind !== 'key') throw new NakawariError('not-found', { what: id });
    }
    const isOther = (drawing: Cel['drawings'][number]) =>
      drawing.kind === 'key' && marked.has(drawing.id) && drawing.mark !== mark;
    if (!cel.drawings.some(isOther)) return cel;
    return {
      ...cel,
      drawings: cel.drawings.map((drawing) =>
        drawing.kind === 'key' && isOther(drawing) ? { ...drawing, mark } : drawing,
      ),
    };
  });
}
