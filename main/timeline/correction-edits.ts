import type { Correction } from '../contract/correction';
import { checkCorrection, contradictionOf, type PaperPx } from '../contract/correction-check';
import { drawingsTouchedBy } from '../contract/corrections-of';
import type { Cel, Cut, Inbetween, Span } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { drawingById, isMadeAsNow } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { changeCel, spanOnSheet } from './change-cel';

/**
 * Corrections are said, changed, taken back, switched, moved and copied. No drawing is made here: those that a correction touches are
 * stale by themselves (`isStale`), or fresh again where an earlier version was made with just what is said now.
 */

/** @throws NakawariError correction- codes, input-invalid when its id is taken */
export function addCorrection(cut: Cut, { celId, correction }: EditOf<'add-correction'>): Cut {
  return changeCel(cut, celId, (cel) => {
    if (cel.corrections.some(({ id }) => id === correction.id)) {
      throw new NakawariError('input-invalid', { reason: `${correction.id} is taken` });
    }
    return said(cut, cel, [...cel.corrections, correction], [correction]);
  });
}

/** Another gesture, target or reason under the same id. */
export function changeCorrection(cut: Cut, { celId, correction }: EditOf<'change-correction'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const before = named(cel, correction.id);
    if (isAlike(before, correction)) return cel;
    const corrections = cel.corrections.map((other) => (other === before ? correction : other));
    return said(cut, cel, corrections, [correction]);
  });
}

export function removeCorrections(cut: Cut, { celId, ids }: EditOf<'remove-corrections'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const gone = new Set(ids.map((id) => named(cel, id)));
    return withFreshDrafts({ ...cel, corrections: cel.corrections.filter((other) => !gone.has(other)) }, [...gone]);
  });
}

export function switchCorrections(cut: Cut, { celId, ids, on }: EditOf<'switch-corrections'>): Cut {
  return changeCorrections(cut, celId, ids, (correction) =>
    correction.on === on ? correction : { ...correction, on },
  );
}

/** To other drawings of the span, to a stretch of it, to another key: whatever such a gesture can be meant of. */
export function moveCorrections(cut: Cut, { celId, ids, target }: EditOf<'move-corrections'>): Cut {
  return changeCorrections(cut, celId, ids, (correction) =>
    JSON.stringify(correction.target) === JSON.stringify(target) ? correction : { ...correction, target },
  );
}

function changeCorrections(
  cut: Cut,
  celId: string,
  ids: readonly string[],
  change: (correction: Correction) => Correction,
): Cut {
  return changeCel(cut, celId, (cel) => {
    const changed = new Map(
      ids.flatMap((id) => {
        const before = named(cel, id);
        const after = change(before);
        return after === before ? [] : [[before, after] as const];
      }),
    );
    if (changed.size === 0) return cel;
    const corrections = cel.corrections.map((correction) => changed.get(correction) ?? correction);
    return said(cut, cel, corrections, [...changed.values()]);
  });
}

/**
 * Said of the next span, too (the one that begins with this one's second key): at the same places and the same t; what was said of
 * single drawings is said of those in the same places of its chart.
 * @throws NakawariError not-found when there is no next span, correction-misfit for what is said of a key
 */
export function copyCorrections(cut: Cut, { celId, ids, toSpanId }: EditOf<'copy-corrections'>): Cut {
  return changeCel(cut, celId, (cel) => {
    const to = spanOnSheet(cel, toSpanId);
    const taken = new Set(cel.corrections.map(({ id }) => id));
    const copies = ids.map((id) => {
      const copy = copyFor(cel, named(cel, id), to, taken);
      taken.add(copy.id);
      return copy;
    });
    return said(cut, cel, [...cel.corrections, ...copies], copies);
  });
}

function copyFor(cel: Cel, correction: Correction, to: Span, taken: ReadonlySet<string>): Correction {
  const { target } = correction;
  const id = freshId(correction.id, taken);
  if (target.kind === 'key') throw new NakawariError('correction-misfit', { what: correction.gesture.kind });
  if (target.kind === 'span') return { ...correction, id, target: { ...target, spanId: to.id } };
  const drawingIds = [...new Set(target.drawingIds.flatMap((drawingId) => counterpart(cel, drawingId, to) ?? []))];
  if (drawingIds.length === 0) throw new NakawariError('correction-misfit', { what: correction.gesture.kind });
  return { ...correction, id, target: { kind: 'drawings', drawingIds } };
}

/** Of the other span, the drawing that is nearest in t. */
function counterpart(cel: Cel, drawingId: string, to: Span): string | undefined {
  const drawing = drawingById(cel, drawingId);
  if (drawing?.kind !== 'inbetween') return undefined;
  const distance = (id: string) => {
    const other = drawingById(cel, id);
    return other?.kind === 'inbetween' ? Math.abs(other.tUnit - drawing.tUnit) : Number.POSITIVE_INFINITY;
  };
  return to.inbetweenIds.toSorted((a, b) => distance(a) - distance(b))[0];
}

const LONGEST_ID = 60;

function freshId(id: string, taken: ReadonlySet<string>): string {
  const stem = id.replace(/\+\d+$/, '');
  for (let n = 2; ; n += 1) {
    const fresh = `${stem.slice(0, LONGEST_ID - 1 - String(n).length)}+${n}`;
    if (!taken.has(fresh)) return fresh;
  }
}

function named(cel: Cel, id: string): Correction {
  const correction = cel.corrections.find((candidate) => candidate.id === id);
  if (!correction) throw new NakawariError('not-found', { what: id });
  return correction;
}

const isAlike = (a: Correction, b: Correction): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is new must make sense by itself and beside what is there. */
function said(cut: Cut, before: Cel, corrections: Correction[], fresh: readonly Correction[]): Cel {
  const cel: Cel = { ...before, corrections };
  for (const correction of fresh) {
    checkCorrection(correction, paperOf(cut));
    const touched = new Set(drawingsTouchedBy(cel, correction));
    const meet = (_: Correction, other: Correction) => drawingsTouchedBy(cel, other).some((one) => touched.has(one));
    for (const other of corrections) {
      const what = contradictionOf(correction, other, meet);
      if (what !== undefined) throw new NakawariError('correction-contradicts', { what });
    }
  }
  const replaced = before.corrections.filter((correction) => !corrections.includes(correction));
  return withFreshDrafts(cel, [...fresh, ...replaced]);
}

function paperOf({ widthPx, heightPx }: Cut): PaperPx {
  return { widthPx, heightPx };
}

/**
 * A draft that has a version made with just what is said now shows it again: switching off and on costs no drawing. What a person
 * corrected, approved or sent back goes on showing what it shows.
 */
function withFreshDrafts(cel: Cel, changed: readonly Correction[]): Cel {
  const touched = new Set(changed.flatMap((correction) => drawingsTouchedBy(cel, correction)));
  if (touched.size === 0) return cel;
  const drawings = cel.drawings.map((drawing) =>
    drawing.kind === 'inbetween' && touched.has(drawing) ? freshDraft(cel, drawing) : drawing,
  );
  return drawings.some((drawing, index) => drawing !== cel.drawings[index]) ? { ...cel, drawings } : cel;
}

function freshDraft(cel: Cel, inbetween: Inbetween): Inbetween {
  const { state, made, versions } = inbetween;
  if (state !== 'generated' || made === null || isMadeAsNow(cel, inbetween, made)) return inbetween;
  const fitting = versions.findLast(
    (version) => version.source === 'generated' && isMadeAsNow(cel, inbetween, version.made),
  );
  return fitting ? { ...inbetween, picture: fitting.picture, made: fitting.made } : inbetween;
}
