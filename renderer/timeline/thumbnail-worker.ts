import { centreOfDrawing01 } from './thumbnail-focus';

/**
 * Fetches and decodes the sheet's thumbnails beside the page: not one pixel is unpacked on its main thread. The page sends
 * what it wants now, the most urgent first; what it no longer wants is not begun.
 */
export interface ThumbnailWish {
  readonly picture: string;
  readonly url: string;
}

export type ThumbnailReply =
  | { readonly picture: string; readonly url: string; readonly bitmap: ImageBitmap; readonly focus01: number }
  | { readonly picture: string; readonly url: string; readonly bitmap: null };

const AT_ONCE = 6;
const LOOK_WIDTH_PX = 32;
const LOOK_HEIGHT_PX = 18;

const busy = new Map<string, AbortController>();
let wishes: readonly ThumbnailWish[] = [];
let look: OffscreenCanvasRenderingContext2D | null = null;

function focusOf(bitmap: ImageBitmap): number {
  look ??= new OffscreenCanvas(LOOK_WIDTH_PX, LOOK_HEIGHT_PX).getContext('2d', { willReadFrequently: true });
  if (look === null) return 0.5;
  look.clearRect(0, 0, LOOK_WIDTH_PX, LOOK_HEIGHT_PX);
  look.drawImage(bitmap, 0, 0, LOOK_WIDTH_PX, LOOK_HEIGHT_PX);
  return centreOfDrawing01(look.getImageData(0, 0, LOOK_WIDTH_PX, LOOK_HEIGHT_PX).data, LOOK_WIDTH_PX);
}

function answer(reply: ThumbnailReply): void {
  self.postMessage(reply, { transfer: reply.bitmap === null ? [] : [reply.bitmap] });
}

async function load({ picture, url }: ThumbnailWish, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const bitmap = await createImageBitmap(await response.blob());
    answer({ picture, url, bitmap, focus01: focusOf(bitmap) });
  } catch {
    if (!signal.aborted) answer({ picture, url, bitmap: null });
  } finally {
    busy.delete(url);
    beginNext();
  }
}

function beginNext(): void {
  while (busy.size < AT_ONCE) {
    const wish = wishes.find(({ url }) => !busy.has(url));
    if (wish === undefined) return;
    wishes = wishes.filter((other) => other !== wish);
    const controller = new AbortController();
    busy.set(wish.url, controller);
    void load(wish, controller.signal);
  }
}

self.addEventListener('message', ({ data }: MessageEvent<readonly ThumbnailWish[]>) => {
  const wanted = new Set(data.map(({ url }) => url));
  for (const [url, controller] of busy) if (!wanted.has(url)) controller.abort();
  wishes = data.filter(({ url }) => !busy.has(url));
  beginNext();
});
