import { createHash } from 'node:crypto';
import type { Said } from '../corrections/said';

const names = new WeakMap<Said, string>();

/** By its content: what says the same has one name. '' for nothing. */
export function saidName(said: Said): string {
  if (said.size === 0) return '';
  const known = names.get(said);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const [name, { data, dims }] of [...said].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name} ${dims.join(' ')}\n`);
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  const found = hash.digest('hex');
  names.set(said, found);
  return found;
}
