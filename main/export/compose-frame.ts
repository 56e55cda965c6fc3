import sharp from 'sharp';

/** One layer of a frame: the file's own bytes. */
export type Layer = Uint8Array;

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
  const base = bottom === undefined ? sharp(blank) : sharp(bottom, { autoOrient: true }).ensureAlpha();
  const composed = base
    .composite(above.map((layer) => ({ input: Buffer.from(layer), autoOrient: true })))
    .png({ compressionLevel: 6 });
  return (xmp === undefined ? composed : composed.withXmp(xmp)).toBuffer();
}
