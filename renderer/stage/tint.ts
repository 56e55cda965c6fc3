/** Tinted copies for the onion skin, and whether a drawing has paper of its own. Both are found out once a picture. */

const opaque = new WeakMap<ImageBitmap, boolean>();
const SAMPLE_PX = 48;

/** Opaque to its corners: scanned paper rather than a painted cel. Looked at small; a few soft pixels do not change it. */
export function isOpaque(bitmap: ImageBitmap): boolean {
  const known = opaque.get(bitmap);
  if (known !== undefined) return known;
  const canvas = new OffscreenCanvas(SAMPLE_PX, SAMPLE_PX);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  context.drawImage(bitmap, 0, 0, SAMPLE_PX, SAMPLE_PX);
  const { data } = context.getImageData(0, 0, SAMPLE_PX, SAMPLE_PX);
  let clear = 0;
  for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 255) < 250) clear += 1;
  const answer = clear < (SAMPLE_PX * SAMPLE_PX) / 50;
  opaque.set(bitmap, answer);
  return answer;
}

/** Two neighbours are seen at a time, and the ones just left come back often. */
const MOST_TINTED = 6;
const made: { bitmap: ImageBitmap; tint: string; canvas: OffscreenCanvas }[] = [];

/** Lines in the tint, light tones lighter, transparency as it was. */
export function tinted(bitmap: ImageBitmap, tint: string): OffscreenCanvas {
  const known = made.find((entry) => entry.bitmap === bitmap && entry.tint === tint);
  if (known !== undefined) return known.canvas;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.drawImage(bitmap, 0, 0);
    context.globalCompositeOperation = 'saturation';
    context.fillStyle = '#808080';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalCompositeOperation = 'screen';
    context.fillStyle = tint;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalCompositeOperation = 'destination-in';
    context.drawImage(bitmap, 0, 0);
  }
  made.unshift({ bitmap, tint, canvas });
  made.length = Math.min(made.length, MOST_TINTED);
  return canvas;
}
