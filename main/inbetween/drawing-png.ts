import sharp from 'sharp';
import type { Pixels } from '../ingest/decode-picture';
import { withPngChunks } from '../ingest/png-chunks';
import type { PictureFacts } from '../ingest/probe-picture';
import { type Generator, generatedXmp } from './generated-metadata';

/** Flat colours and lines: higher levels save 3 % and take twice as long. */
const PNG_LEVEL = 3;

/** How a drawing made from two keys is written: as rich as the richer key. */
export interface DrawingStyle {
  readonly depthBits: 8 | 16;
  readonly hasAlpha: boolean;
  readonly isGrey: boolean;
  readonly carried: PictureFacts['carried'];
}

export function styleFrom(key0: PictureFacts, key1: PictureFacts): DrawingStyle {
  const isGrey = key0.isGrey && key1.isGrey;
  // A grey profile in a colour picture would make the file invalid.
  const giver = key0.isGrey === isGrey ? key0 : key1;
  return {
    depthBits: key0.depthBits === 16 || key1.depthBits === 16 ? 16 : 8,
    hasAlpha: key0.hasAlpha || key1.hasAlpha,
    isGrey,
    carried: giver.carried,
  };
}

/** PNG of these pixels in the keys' style, with profile and density. `generator` is named in it; null for a key's own pixels. */
export async function encodeDrawing(
  pixels: Pixels,
  sizePx: { readonly width: number; readonly height: number },
  style: DrawingStyle,
  generator: Generator | null,
): Promise<Uint8Array> {
  return encodeStyled(pixels, sizePx, style, generator ? generatedXmp(generator) : undefined);
}

/** The same with any XMP, or none. */
export async function encodeStyled(
  pixels: Pixels,
  sizePx: { readonly width: number; readonly height: number },
  style: DrawingStyle,
  xmp: string | undefined,
): Promise<Uint8Array> {
  const deep = pixels.depthBits === 16;
  let picture = sharp(pixels.rgba, { raw: { ...sizePx, channels: 4 } });
  if (!style.hasAlpha) picture = picture.removeAlpha();
  const space = style.isGrey ? (deep ? 'grey16' : 'b-w') : deep ? 'rgb16' : 'srgb';
  picture = picture.toColourspace(space).png({ compressionLevel: PNG_LEVEL });
  if (xmp !== undefined) picture = picture.withXmp(xmp);
  return withPngChunks(await picture.toBuffer(), style.carried);
}
