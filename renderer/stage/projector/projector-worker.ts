import { readPixels, sendLayer } from '../../correct/paint/painter/paint-files';
import type { FromProjector, ToProjector } from './messages';
import type { PictureWish } from './picture-cache';
import { Projector } from './projector';

/** Fetched and decoded here, off the page's main thread. The browser keeps the bytes: an id names them for ever. */
async function load({ picture, widthPx }: PictureWish, signal: AbortSignal): Promise<ImageBitmap> {
  const query = widthPx === null ? '' : `?w=${widthPx}`;
  const response = await fetch(`/frames/${picture}.png${query}`, { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return await createImageBitmap(await response.blob());
}

const projector = new Projector(
  load,
  (message: FromProjector, transfer: Transferable[] = []) => self.postMessage(message, { transfer }),
  { read: readPixels, send: sendLayer },
);

self.addEventListener('message', (event: MessageEvent<ToProjector>) => projector.take(event.data));
