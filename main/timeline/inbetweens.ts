import type { Inbetween } from '../contract/cut';

/** Whether a person has judged or changed it: such a drawing is never replaced and never leaves its chart unasked. */
export function isAPersons({ state }: Inbetween): boolean {
  return state === 'corrected' || state === 'approved' || state === 'sent-back';
}

/** Most charts of a cut have the same few fractions, and writing one out is slow. */
const written = new Map<number, string>();
const MOST_WRITTEN = 1000;

function sixPlaces(tUnit: number): string {
  const known = written.get(tUnit);
  if (known !== undefined) return known;
  const text = tUnit.toFixed(6);
  if (written.size < MOST_WRITTEN) written.set(tUnit, text);
  return text;
}

/** Named after its place, so that undo, redo and a job that is still running all mean the same drawing. */
export function wantedInbetween(
  spanId: string,
  tUnit: number,
  isTaken: (id: string) => boolean = () => false,
): Inbetween {
  const place = `${spanId}@${sixPlaces(tUnit)}`;
  let id = place;
  // The drawing that was first made here may have been dragged to another t.
  for (let n = 2; isTaken(id); n += 1) id = `${place}+${n}`;
  const nothingYet = { note: '', picture: null, made: null, versions: [] };
  return { kind: 'inbetween', id, spanId, tUnit, state: 'wanted', ...nothingYet };
}
