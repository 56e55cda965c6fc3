import type { PictureId } from '../../../main/contract/cut';
import type { SizePx } from '../../stage/view-transform';
import { fillToLines } from './fill-to-lines';
import { grownOverLines } from './grow';
import { pixelAt, type RasterPixels } from './pixels';
import type { RasterAsk, RasterRequest } from './raster-messages';
import { snappedToLines } from './snap-to-lines';

/** Fetches, decodes and reads drawings off the page's main thread. The last few stay, as long as the hand works on them. */
const MOST_KEPT = 3;
const kept = new Map<string, RasterPixels>();

async function pixelsOf(picture: PictureId, size: SizePx | null): Promise<RasterPixels> {
  const name = size === null ? picture : `${picture} ${size.widthPx} ${size.heightPx}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const response = await fetch(`/frames/${picture}.png`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob(), { premultiplyAlpha: 'none' });
  const [widthPx, heightPx] = [size?.widthPx ?? bitmap.width, size?.heightPx ?? bitmap.height];
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, widthPx, heightPx);
  bitmap.close();
  const pixels = { widthPx, heightPx, rgba: context.getImageData(0, 0, widthPx, heightPx).data };
  kept.set(name, pixels);
  const oldest = kept.keys().next();
  if (kept.size > MOST_KEPT && oldest.done !== true) kept.delete(oldest.value);
  return pixels;
}

async function answer(ask: RasterAsk): Promise<Uint8Array | null> {
  switch (ask.kind) {
    case 'fill': {
      const pixels = await pixelsOf(ask.picture, ask.paper);
      const filled = fillToLines(pixels, ask.seed, ask.options);
      return filled === null || ask.overLinesPx <= 0 ? filled : grownOverLines(pixels, filled, ask.overLinesPx);
    }
    case 'snap':
      return snappedToLines(await pixelsOf(ask.picture, ask.paper), ask.inside, { reachPx: ask.reachPx });
    case 'colour': {
      const pixels = await pixelsOf(ask.picture, null);
      const { paper, at } = ask;
      const place = {
        xPx: (at.xPx / paper.widthPx) * pixels.widthPx,
        yPx: (at.yPx / paper.heightPx) * pixels.heightPx,
      };
      const pixel = pixelAt(pixels, place);
      return pixel === undefined ? null : new Uint8Array(pixels.rgba.slice(pixel * 4, pixel * 4 + 4));
    }
  }
}

self.addEventListener('message', async ({ data: { request, ask } }: MessageEvent<RasterRequest>) => {
  const bytes = await answer(ask).catch(() => null);
  self.postMessage({ request, bytes }, { transfer: bytes === null ? [] : [bytes.buffer] });
});
