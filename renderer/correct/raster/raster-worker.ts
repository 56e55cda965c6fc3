import type { PictureId } from '../../../main/contract/cut';
import type { SizePx } from '../../stage/view-transform';
import { fillingToLines } from './fill-to-lines';
import { grownOverLines } from './grow';
import { inSteps, type StepsOptions } from './in-steps';
import { pixelAt, type RasterPixels } from './pixels';
import type { RasterAsk, RasterReply, RasterRequest } from './raster-messages';
import { snappingToLines } from './snap-to-lines';

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

async function answer(ask: RasterAsk, options: StepsOptions): Promise<Uint8Array | null> {
  switch (ask.kind) {
    case 'fill': {
      const pixels = await pixelsOf(ask.picture, ask.paper);
      const filled = await inSteps(fillingToLines(pixels, ask.seed, ask.options), options);
      return filled === null || ask.overLinesPx <= 0 ? filled : grownOverLines(pixels, filled, ask.overLinesPx);
    }
    case 'snap': {
      const pixels = await pixelsOf(ask.picture, ask.paper);
      return inSteps(snappingToLines(pixels, ask.inside, { reachPx: ask.reachPx }), options);
    }
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

const running = new Map<number, AbortController>();

function reply(message: RasterReply): void {
  const transfer = message.kind === 'done' && message.bytes !== null ? [message.bytes.buffer] : [];
  self.postMessage(message, { transfer });
}

self.addEventListener('message', async ({ data }: MessageEvent<RasterRequest>) => {
  const { request } = data;
  if (data.kind === 'cancel') {
    running.get(request)?.abort();
    return;
  }
  const stop = new AbortController();
  running.set(request, stop);
  const onProgress = (done01: number) => reply({ kind: 'progress', request, done01 });
  const bytes = await answer(data.ask, { signal: stop.signal, onProgress }).catch(() => null);
  running.delete(request);
  reply({ kind: 'done', request, bytes });
});
