import { lookedAtSmall } from './look-small';
import type { Sheet } from './place';

/** Tinted copies for onion skin and light table, and whether a drawing has paper of its own. Both are found out once a picture. */

const opaque = new WeakMap<Sheet, boolean>();
const SAMPLE_PX = 48;

/** Opaque to its corners: scanned paper rather than a painted cel. Looked at small; a few soft pixels do not change it. */
export function isOpaque(bitmap: Sheet): boolean {
  const known = opaque.get(bitmap);
  if (known !== undefined) return known;
  const data = lookedAtSmall(bitmap, SAMPLE_PX, SAMPLE_PX);
  if (data === null) return false;
  let clear = 0;
  for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 255) < 250) clear += 1;
  const answer = clear < (SAMPLE_PX * SAMPLE_PX) / 50;
  opaque.set(bitmap, answer);
  return answer;
}

/** Besides the budget of the pictures themselves. */
const BUDGET_BYTES = 96 * 1024 * 1024;
const made: { bitmap: ImageBitmap; tint: string; canvas: OffscreenCanvas }[] = [];

/** Drawn on paper: lines in the tint, paper white. Painted on a cel: the whole figure in the tint, its lines still told apart. */
function paint(context: OffscreenCanvasRenderingContext2D, bitmap: ImageBitmap, tint: string): void {
  const { width, height } = context.canvas;
  context.drawImage(bitmap, 0, 0);
  context.fillStyle = tint;
  if (isOpaque(bitmap)) {
    context.globalCompositeOperation = 'screen';
    context.fillRect(0, 0, width, height);
    return;
  }
  context.globalCompositeOperation = 'source-atop';
  context.globalAlpha = 0.72;
  context.fillRect(0, 0, width, height);
}

function keepWithinBudget(): void {
  let bytes = 0;
  const last = made.findIndex(({ canvas }, index) => {
    bytes += canvas.width * canvas.height * 4;
    return index > 0 && bytes > BUDGET_BYTES;
  });
  if (last > 0) made.length = last;
}

export function tinted(bitmap: ImageBitmap, tint: string | null): CanvasImageSource {
  if (tint === null) return bitmap;
  const known = made.findIndex((entry) => entry.bitmap === bitmap && entry.tint === tint);
  const found = known < 0 ? undefined : made.splice(known, 1)[0];
  if (found !== undefined) {
    made.unshift(found);
    return found.canvas;
  }
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context !== null) paint(context, bitmap, tint);
  made.unshift({ bitmap, tint, canvas });
  keepWithinBudget();
  return canvas;
}
