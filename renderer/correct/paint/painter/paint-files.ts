import { z } from 'zod';
import { type PictureId, pictureIdSchema } from '../../../../main/contract/cut';
import { errorReportSchema } from '../../../../main/contract/errors';
import { pictureUrl } from '../../../client/picture-url';
import type { RasterPixels } from '../../raster/pixels';
import { SendRefused } from './sheet-saver';

/** In a worker: nothing of this keeps the page waiting. */
export async function readPixels(
  picture: PictureId,
  size?: { readonly widthPx: number; readonly heightPx: number },
): Promise<RasterPixels> {
  const response = await fetch(pictureUrl(picture));
  if (!response.ok) throw new Error(`status ${response.status}`);
  // The numbers of the file: what is painted lies in the same colours.
  const bitmap = await createImageBitmap(await response.blob(), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  const [widthPx, heightPx] = [size?.widthPx ?? bitmap.width, size?.heightPx ?? bitmap.height];
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, widthPx, heightPx);
  bitmap.close();
  return { widthPx, heightPx, rgba: context.getImageData(0, 0, widthPx, heightPx).data };
}

const sentSchema = z.object({ picture: pictureIdSchema });

/** @throws SendRefused with what main says of it; TypeError when main cannot be reached */
export async function sendLayer(cutId: string, png: Blob): Promise<PictureId> {
  const response = await fetch(`/paint/${cutId}`, { method: 'PUT', body: png });
  const told: unknown = await response.json().catch(() => null);
  const sent = sentSchema.safeParse(told);
  if (sent.success) return sent.data.picture;
  const report = errorReportSchema.safeParse(told);
  throw new SendRefused(report.success ? report.data : { code: 'disconnected', detail: {} });
}
