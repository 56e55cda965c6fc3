import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { NakawariError } from '../contract/errors';
import type { DrawingService } from './drawing-service';
import type { KeyPictures } from './key-pictures';
import type { Thumbnails } from './thumbnails';

/** Widths in which smaller copies are kept; what is asked for is rounded up to one of these, so that a page cannot fill the disk. */
export const THUMBNAIL_WIDTHS_PX: readonly number[] = [96, 192, 384, 768, 1536];

export interface FramePicture {
  readonly bytes: Buffer;
  readonly type: string;
}

export interface PictureParts {
  readonly keyPictures: KeyPictures;
  readonly service: DrawingService;
  readonly thumbnails: Thumbnails;
}

/** The file's own checks passed and still no decoder can read it: that is told on the drawing as well. */
function damaged(error: unknown, picture: string, keys: KeyPictures): unknown {
  const report = keys.noteDamaged(picture);
  return report ? new NakawariError(report.code, report.detail, { cause: error }) : error;
}

/** The picture behind `/frames/<id>.png`: a key's own bytes where browsers show them, a drawing or map from the store, or a smaller copy. */
export async function readFramePicture(
  picture: string,
  widthPx: number | undefined,
  { keyPictures: keys, service, thumbnails }: PictureParts,
  signal?: AbortSignal,
): Promise<FramePicture | undefined> {
  const width = THUMBNAIL_WIDTHS_PX.find((candidate) => widthPx !== undefined && widthPx <= candidate);
  if (width !== undefined) {
    const small = await thumbnails
      .get(picture, width, () => originalOf(picture, keys, service), signal)
      .catch((error: unknown) => {
        throw error instanceof NakawariError ? error : damaged(error, picture, keys);
      });
    return small && { bytes: small, type: 'image/png' };
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
