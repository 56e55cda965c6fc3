import sharp from 'sharp';

/** One layer of a frame: the file's own bytes, and how much of it is seen. */
export interface Layer {
  readonly bytes: Uint8Array;
  readonly opacity01: number;
}

/** The picture as it is laid into the frame. */
async function seen({ bytes, opacity01 }: Layer): Promise<Buffer> {
  if (opacity01 >= 1) return Buffer.from(bytes);
  const faded = sharp(bytes)
    .autoOrient()
    .ensureAlpha()
    .linear([1, 1, 1, Math.max(0, opacity01)], [0, 0, 0, 0]);
  return faded.png({ compressionLevel: 1 }).toBuffer();
}

/**
 * Cels laid over each other, bottom to top, as a PNG with 8 bits a channel and straight alpha. No layers: a blank picture.
 * @param sizePx the cut's size
 * @param xmp says what the picture is; embedded where given
 */
export async function composeFrame(
  layers: readonly Layer[],
  sizePx: { readonly widthPx: number; readonly heightPx: number },
  xmp?: string,
): Promise<Uint8Array> {
  const { widthPx: width, heightPx: height } = sizePx;
  const blank = { create: { width, height, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } } };
  const [bottom, ...above] = layers;
  const base = bottom === undefined ? sharp(blank) : sharp(await seen(bottom), { autoOrient: true }).ensureAlpha();
  const composed = base
    .composite(await Promise.all(above.map(async (layer) => ({ input: await seen(layer), autoOrient: true }))))
    .png({ compressionLevel: 6 });
  return (xmp === undefined ? composed : composed.withXmp(xmp)).toBuffer();
}
