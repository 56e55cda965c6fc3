import sharp from 'sharp';
import { type Mask, maskOfPixels } from '../contract/correction-mask';
import { NakawariError } from '../contract/errors';
import type { DrawingMaps } from '../contract/maps';

/**
 * A part as the network sees it, in pixels of the drawing: a start for a person's own mask. Null where it sees none of it.
 * @param masks the drawing's parts as a picture, a colour a part, at whatever size the network worked
 * @throws NakawariError correction-unknown-name
 */
export async function partMask(
  masks: DrawingMaps['masks'],
  file: string,
  part: string,
  paper: { readonly widthPx: number; readonly heightPx: number },
): Promise<Mask | null> {
  const index = masks.parts.findIndex(({ name }) => name === part);
  const found = masks.parts[index];
  if (!found) {
    throw new NakawariError('correction-unknown-name', {
      ...{ name: part, known: masks.parts.map(({ name }) => name).join(', ') },
    });
  }
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const colour = Number.parseInt(found.colour.slice(1), 16);
  const inside = new Uint8Array(info.width * info.height);
  for (let at = 0; at < inside.length; at += 1) {
    const of = at * 4;
    const isSeen = data[of + 3] !== 0;
    const rgb = ((data[of] ?? 0) << 16) | ((data[of + 1] ?? 0) << 8) | (data[of + 2] ?? 0);
    // The first part is the background, which is see-through.
    if (index === 0 ? !isSeen : isSeen && rgb === colour) inside[at] = 255;
  }
  // Enlarged softly and cut at the half: no steps of the network's own pixels.
  const whole = await sharp(inside, { raw: { width: info.width, height: info.height, channels: 1 } })
    .resize({ width: paper.widthPx, height: paper.heightPx, fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  for (let at = 0; at < whole.length; at += 1) whole[at] = (whole[at] ?? 0) > 127 ? 1 : 0;
  return maskOfPixels(whole, paper.widthPx, paper.heightPx) ?? null;
}
