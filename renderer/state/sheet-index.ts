import type { Cel } from '../../main/contract/cut';

/** The how-manieth of its span an in-between is, from 1. */
export interface PlaceInSpan {
  readonly number: number;
  readonly of: number;
}

const known = new WeakMap<Cel, ReadonlyMap<string, PlaceInSpan>>();

/** By drawing id; found once a cel, because the sheet asks for every drawing in sight, many times a second. */
export function placesInSpans(cel: Cel): ReadonlyMap<string, PlaceInSpan> {
  const before = known.get(cel);
  if (before !== undefined) return before;
  const places = new Map<string, PlaceInSpan>();
  for (const { inbetweenIds } of cel.spans) {
    for (const [index, id] of inbetweenIds.entries()) places.set(id, { number: index + 1, of: inbetweenIds.length });
  }
  known.set(cel, places);
  return places;
}
