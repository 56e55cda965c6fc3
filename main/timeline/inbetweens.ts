import type { Inbetween } from '../contract/cut';

/** Whether a person has judged or changed it: such a drawing is never replaced and never leaves its chart unasked. */
export function isAPersons({ state }: Inbetween): boolean {
  return state === 'corrected' || state === 'approved' || state === 'sent-back';
}

/** Named after its place, so that undo, redo and a job that is still running all mean the same drawing. */
export function wantedInbetween(
  spanId: string,
  tUnit: number,
  isTaken: (id: string) => boolean = () => false,
): Inbetween {
  const place = `${spanId}@${tUnit.toFixed(6)}`;
  let id = place;
  // The drawing that was first made here may have been dragged to another t.
  for (let n = 2; isTaken(id); n += 1) id = `${place}+${n}`;
  const nothingYet = { note: '', picture: null, made: null, versions: [] };
  return { kind: 'inbetween', id, spanId, tUnit, state: 'wanted', ...nothingYet };
}
