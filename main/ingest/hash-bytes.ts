import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Large enough to be fast, small enough (a few ms) not to hold up the event loop. */
export const SLICE_BYTES = 8 * 1024 * 1024;

/** sha256 as 64 hex digits. Gives the event loop a turn between slices: a 16-bit key of 8192 x 8192 is half a gigabyte. */
export async function sha256OfBytes(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    if (start > 0) await setImmediate();
    hash.update(bytes.subarray(start, start + SLICE_BYTES));
  }
  return hash.digest('hex');
}
