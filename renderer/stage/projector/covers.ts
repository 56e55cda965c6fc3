import type { Sheet } from './place';

const known = new WeakMap<Sheet, boolean>();
const WIDEST_PX = 160;

/** Opaque everywhere: nothing that lies under it can be seen, so nothing under it is drawn. Found out once a picture. */
export function covers(bitmap: Sheet): boolean {
  const answer = known.get(bitmap);
  if (answer !== undefined) return answer;
  const scale = Math.min(1, WIDEST_PX / bitmap.width);
  const canvas = new OffscreenCanvas(Math.max(1, bitmap.width * scale), Math.max(1, bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  // Averages, so that a small hole between the samples is not missed.
  context.imageSmoothingQuality = 'medium';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let least = 255;
  for (let index = 3; index < data.length; index += 4) least = Math.min(least, data[index] ?? 255);
  known.set(bitmap, least === 255);
  return least === 255;
}
