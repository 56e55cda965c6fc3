import { z } from 'zod';
import { type Cut, celSchema, cutSchema } from './cut';

/** Cels are never changed in place: one that was found sound stays so. */
const sound = new WeakSet<object>();
const factsSchema = cutSchema.omit({ cels: true });

/**
 * A cut on its way out of main. The same check as `cutSchema`, but what was checked before and is still the same object is not gone
 * through again: an edit in a cut of thousands of drawings costs the cels that it changed.
 */
export const checkedCutSchema = z.custom<Cut>((value) => {
  if (typeof value !== 'object' || value === null || !('cels' in value)) return false;
  const { cels, ...facts } = value;
  return factsSchema.safeParse(facts).success && Array.isArray(cels) && cels.length > 0 && cels.every(isSoundCel);
}, 'this is no cut');

/** Cels that were parsed by `celSchema` just now, as those of a document that was read. */
export function rememberSound(cels: readonly object[]): void {
  for (const cel of cels) sound.add(cel);
}

function isSoundCel(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (sound.has(value)) return true;
  if (!celSchema.safeParse(value).success) return false;
  sound.add(value);
  return true;
}
