import { basename } from 'node:path';
import sharp from 'sharp';
import { NakawariError } from '../contract/errors';
import { MOST_SIDE_PX, type PictureFacts, type ProbedPicture, probePicture } from './probe-picture';

/** Straight (not premultiplied) RGBA, interleaved, row by row from the top; 0..255 or 0..65535. */
export type Pixels =
  | { readonly depthBits: 8; readonly rgba: Uint8Array }
  | { readonly depthBits: 16; readonly rgba: Uint16Array };

export interface DecodedPicture {
  readonly facts: PictureFacts;
  readonly pixels: Pixels;
}

/** A view of raw 16-bit samples; copied only where the buffer lies at an odd address. */
export function asUint16(bytes: Uint8Array): Uint16Array {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 2);
}

/**
 * Decodes what was probed. The numbers stay in the picture's own colour space (its profile is carried along beside them);
 * only CMYK is turned into sRGB.
 * @throws NakawariError picture-damaged
 */
export async function decodeProbed(probed: ProbedPicture, file: string): Promise<DecodedPicture> {
  const { facts, bytes } = probed;
  const deep = facts.depthBits === 16;
  const { data, info } = await sharp(bytes, {
    autoOrient: true,
    failOn: 'error',
    ignoreIcc: !facts.isCmyk,
    limitInputPixels: MOST_SIDE_PX * MOST_SIDE_PX,
  })
    .toColourspace(deep ? 'rgb16' : 'srgb')
    .ensureAlpha()
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new NakawariError('picture-damaged', { file }, { cause });
    });
  if (info.channels !== 4 || info.width !== facts.widthPx || info.height !== facts.heightPx) {
    throw new NakawariError('picture-unsupported', { file });
  }
  return { facts, pixels: deep ? { depthBits: 16, rgba: asUint16(data) } : { depthBits: 8, rgba: data } };
}

/**
 * Reads, judges and decodes one picture.
 * @param file how the picture is named to the person; goes into errors
 * @throws NakawariError every picture- code of probePicture
 */
export async function decodePicture(path: string, file: string = basename(path)): Promise<DecodedPicture> {
  return decodeProbed(await probePicture(path, file), file);
}

/** The bytes of the samples as they lie in memory (for hashes and for sharp). */
export function bytesOf(pixels: Pixels): Uint8Array {
  return new Uint8Array(pixels.rgba.buffer, pixels.rgba.byteOffset, pixels.rgba.byteLength);
}
