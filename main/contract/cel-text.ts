import type { Cel } from './cut';

const texts = new WeakMap<Cel, string>();

/** A cel as JSON. Cels are never changed in place: each is written once, for the page and for the disk. */
export function textOfCel(cel: Cel): string {
  const known = texts.get(cel);
  if (known !== undefined) return known;
  const text = JSON.stringify(cel);
  texts.set(cel, text);
  return text;
}
