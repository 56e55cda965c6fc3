import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { DrawingService } from './drawing-service';
import type { KeyPictures } from './key-pictures';

/** Widths in which smaller copies are kept; what is asked for is rounded up to one of these, so that a page cannot fill the disk. */
export const THUMBNAIL_WIDTHS_PX: readonly number[] = [96, 192, 384, 768, 1536];

export interface FramePicture {
  readonly bytes: Buffer;
  readonly type: string;
}

/** The picture behind `/frames/<id>.png`: a key's own bytes where browsers show them, a drawing or map from the store, or a smaller copy. */
export async function readFramePicture(
  picture: string,
  widthPx: number | undefined,
  keys: KeyPictures,
  service: DrawingService,
): Promise<FramePicture | undefined> {
  const width = THUMBNAIL_WIDTHS_PX.find((candidate) => widthPx !== undefined && widthPx <= candidate);
  if (width !== undefined) {
    const file = await service.thumbnailFile(picture, width, () => originalOf(picture, keys, service));
    return file === undefined ? undefined : { bytes: await readFile(file), type: 'image/png' };
  }
  const key = await keys.read(picture);
  if (key?.type !== undefined) return { bytes: key.bytes, type: key.type };
  if (key)
    return { bytes: await sharp(key.bytes).autoOrient().png({ compressionLevel: 3 }).toBuffer(), type: 'image/png' };
  const file = await service.pictureFile(picture);
  return file === undefined ? undefined : { bytes: await readFile(file), type: 'image/png' };
}

/** A key's bytes or the file of a drawing or map. */
export async function originalOf(
  picture: string,
  keys: KeyPictures,
  service: DrawingService,
): Promise<Uint8Array | string | undefined> {
  return (await keys.read(picture))?.bytes ?? service.pictureFile(picture);
}
