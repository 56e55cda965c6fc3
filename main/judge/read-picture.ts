import { basename } from 'node:path';
import sharp from 'sharp';
import { NakawariError } from '../contract/errors';

/** Straight RGBA, 8 bit, row by row. */
export interface RgbaPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8Array;
}

/** @throws NakawariError picture-damaged */
export async function readRgba(path: string): Promise<RgbaPicture> {
  try {
    const { data, info } = await sharp(path)
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { widthPx: info.width, heightPx: info.height, rgba: new Uint8Array(data) };
  } catch (error) {
    throw new NakawariError('picture-damaged', { file: basename(path) }, { cause: error });
  }
}
