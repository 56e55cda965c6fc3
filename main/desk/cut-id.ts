import { createHash } from 'node:crypto';

/** A cut is known by where its folder really is. `realFolder` has no links left in it. */
export function cutIdOf(realFolder: string): string {
  return createHash('sha256').update(realFolder).digest('hex').slice(0, 16);
}
