import { indexOfCel } from '../contract/cel-index';
import type { Cel, Cut, Inbetween, Made } from '../contract/cut';
import { draftOf, isMadeAsNow } from '../contract/cut-queries';
import { changeCels } from './change-cel';
import { groupBy } from './group-by';
import { onDraft } from './painted';

/** A drawing that a job has finished, with what it was made from. */
export interface FinishedDrawing {
  readonly celId: string;
  readonly drawingId: string;
  readonly picture: string;
  readonly made: Made;
  /** When, ISO 8601. */
  readonly at: string;
  /** A correction asked for it: what was sent back is shown anew, and waits for another judgement. */
  readonly asked?: true;
}

/**
 * A job's drawings enter the cut, each as one more version. A wanted or generated drawing shows it; one that a person corrected,
 * approved or sent back goes on showing what it shows, and the new one lies beside it to be chosen. Below a person's paint that nobody has
 * judged yet the new one takes its place: the paint stays, and the one before stays among the versions. What was painted on an empty
 * sheet stays alone. One whose keys, t or corrections
 * changed meanwhile, or whose place is gone, is left out (its picture stays in the store). The same object when nothing is to be done.
 */
export function adoptDrawings(cut: Cut, finished: readonly FinishedDrawing[]): Cut {
  const byCel = groupBy(finished, (drawing) => drawing.celId);
  return changeCels(cut, (cel) => {
    const ofCel = byCel.get(cel.id);
    return ofCel ? adoptIntoCel(cel, ofCel) : cel;
  });
}

function adoptIntoCel(cel: Cel, finished: readonly FinishedDrawing[]): Cel {
  const byId = groupBy(finished, (drawing) => drawing.drawingId);
  if (![...byId.keys()].some((id) => indexOfCel(cel).drawings.has(id))) return cel;
  let changed = false;
  const drawings = cel.drawings.map((drawing) => {
    const results = byId.get(drawing.id);
    if (drawing.kind !== 'inbetween' || !results) return drawing;
    const adopted = results.filter(({ made }) => isMadeAsNow(cel, drawing, made)).reduce(adopt, drawing);
    if (adopted !== drawing) changed = true;
    return adopted;
  });
  return changed ? { ...cel, drawings } : cel;
}

function adopt(inbetween: Inbetween, { picture, made, at, asked }: FinishedDrawing): Inbetween {
  const isKnown = inbetween.versions.some((version) => version.picture === picture);
  const versions = isKnown
    ? inbetween.versions
    : [...inbetween.versions, { picture, made, source: 'generated' as const, at }];
  const { state, paint } = inbetween;
  const isDraft = state === 'wanted' || state === 'generated' || (state === 'sent-back' && asked === true && !paint);
  if (isDraft || (state === 'corrected' && paint && paint.draft !== null)) {
    const isShown = draftOf(inbetween) === picture && inbetween.made !== null && isMadeAlike(inbetween.made, made);
    const next = isDraft ? ('generated' as const) : state;
    return isShown ? inbetween : { ...onDraft(inbetween, picture, made), state: next, versions };
  }
  return isKnown ? inbetween : { ...inbetween, versions };
}

function isMadeAlike(a: Made, b: Made): boolean {
  return (
    a.fromPicture === b.fromPicture &&
    a.toPicture === b.toPicture &&
    a.tUnit === b.tUnit &&
    a.corrections === b.corrections
  );
}

/**
 * Versions that the network drew and whose picture is gone from the store are forgotten; a generated drawing that showed one is wanted
 * again. What a person corrected, approved or sent back stays named, to be found again. The same object when none is lost.
 */
export function forgetLost(cut: Cut, isLost: (picture: string) => boolean): Cut {
  return changeCels(cut, (cel) => {
    let changed = false;
    const drawings = cel.drawings.map((drawing) => {
      if (drawing.kind !== 'inbetween' || drawing.versions.length === 0) return drawing;
      const kept = forgetVersions(drawing, isLost);
      if (kept !== drawing) changed = true;
      return kept;
    });
    return changed ? { ...cel, drawings } : cel;
  });
}

function forgetVersions(inbetween: Inbetween, isLost: (picture: string) => boolean): Inbetween {
  const isADraft = inbetween.state === 'generated';
  const chosen = draftOf(inbetween);
  const versions = inbetween.versions.filter(
    ({ picture, source }) => source === 'corrected' || !isLost(picture) || (picture === chosen && !isADraft),
  );
  if (versions.length === inbetween.versions.length) return inbetween;
  const isStillShown = chosen === null || versions.some((version) => version.picture === chosen);
  return isStillShown
    ? { ...inbetween, versions }
    : { ...inbetween, state: 'wanted', picture: null, made: null, versions };
}
