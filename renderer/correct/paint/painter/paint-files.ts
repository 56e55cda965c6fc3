import { z } from 'zod';
import { type PictureId, pictureIdSchema } from '../../../../main/contract/cut';
import { errorReportSchema } from '../../../../main/contract/errors';
import { pictureUrl } from '../../../client/picture-url';
import type { RasterPixels } from '../../raster/pixels';
import { encodeRgba } from './encode-png';
import { gridPicture, profileChunk, type ScreenColours, screenColours, withProfile } from './screen-colours';
import { SendRefused } from './sheet-saver';

/** In a worker: nothing of this keeps the page waiting. */
export async function readPixels(
  picture: PictureId,
  size?: { readonly widthPx: number; readonly heightPx: number },
): Promise<ReadPixels> {
  const response = await fetch(pictureUrl(picture));
  if (!response.ok) throw new Error(`status ${response.status}`);
  const file = await response.blob();
  // The numbers of the file: what is painted lies in the same colours.
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const whole = { widthPx: size?.widthPx ?? bitmap.width, heightPx: size?.heightPx ?? bitmap.height };
  const pixels = pixelsOf(bitmap, whole);
  return { ...pixels, onScreen: await screenColoursOf(file) };
}

/** Pixels of a picture and what its numbers look like, where that is not what they say. */
export interface ReadPixels extends RasterPixels {
  readonly onScreen: ScreenColours | null;
}

function pixelsOf(
  bitmap: ImageBitmap,
  { widthPx, heightPx }: Pick<RasterPixels, 'widthPx' | 'heightPx'>,
): RasterPixels {
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, widthPx, heightPx);
  bitmap.close();
  return { widthPx, heightPx, rgba: context.getImageData(0, 0, widthPx, heightPx).data };
}

/** The browser knows profiles: it is shown a picture of all colours with the file's. */
async function screenColoursOf(file: Blob): Promise<ScreenColours | null> {
  const chunk = profileChunk(new Uint8Array(await file.arrayBuffer()));
  if (chunk === null) return null;
  const { rgba, widthPx, heightPx } = gridPicture();
  const plain = new Uint8Array(await (await encodeRgba(rgba, widthPx, heightPx)).arrayBuffer());
  const grid = new Blob([withProfile(plain, chunk)], { type: 'image/png' });
  const shown = await createImageBitmap(grid).catch(() => null);
  // A profile that the browser does not take, it does not take for the drawing either.
  return shown === null ? null : screenColours(new Uint8ClampedArray(pixelsOf(shown, { widthPx, heightPx }).rgba));
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
