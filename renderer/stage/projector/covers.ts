import { lookedAtSmall } from './look-small';
import type { Sheet } from './place';

const known = new WeakMap<Sheet, boolean>();
const WIDEST_PX = 160;

/** Opaque everywhere: nothing that lies under it can be seen, so nothing under it is drawn. Found out once a picture. */
export function covers(bitmap: Sheet): boolean {
  const answer = known.get(bitmap);
  if (answer !== undefined) return answer;
  const scale = Math.min(1, WIDEST_PX / bitmap.width);
  // Averages, so that a small hole between the samples is not missed.
  const data = lookedAtSmall(bitmap, Math.max(1, bitmap.width * scale), Math.max(1, bitmap.height * scale));
  if (data === null) return false;
  let least = 255;
  for (let index = 3; index < data.length; index += 4) least = Math.min(least, data[index] ?? 255);
  known.set(bitmap, least === 255);
  return least === 255;
}
