import { pictureUrl } from '../client/picture-url';
import { CacheBudget } from '../state/cache-budget';
import type { ThumbnailReply, ThumbnailWish } from './thumbnail-worker';

/** The thumbnails of what is seen in the sheet: made by main at the size needed, decoded in a worker, kept within a budget. */

export interface Thumbnail {
  readonly bitmap: ImageBitmap;
  /** Where the drawing stands in the picture, 0 = left edge, 1 = right edge. */
  readonly focus01: number;
}

const BUDGET_BYTES = 64 * 1024 * 1024;
/** Main keeps copies of these widths. */
const WIDTHS_PX = [96, 192, 384] as const;
const TRY_AGAIN_MS = 4000;

const budget = new CacheBudget(BUDGET_BYTES);
const kept = new Map<string, Thumbnail>();
/** The url that is kept of each picture. */
const urlOf = new Map<string, string>();
const failed = new Set<string>();
const listeners = new Set<() => void>();
let wantedUrls: ReadonlySet<string> = new Set();
let asked = '';
let worker: Worker | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}

function drop(url: string): void {
  kept.get(url)?.bitmap.close();
  kept.delete(url);
}

function take(reply: ThumbnailReply): void {
  const { picture, url } = reply;
  if (reply.bitmap === null) {
    failed.add(picture);
    setTimeout(() => {
      failed.delete(picture);
      asked = '';
      tell();
    }, TRY_AGAIN_MS);
  } else {
    const { bitmap, focus01 } = reply;
    kept.set(url, { bitmap, focus01 });
    urlOf.set(picture, url);
    for (const gone of budget.admit(url, bitmap.width * bitmap.height * 4, wantedUrls)) drop(gone);
  }
  tell();
}

function thumbnailWorker(): Worker {
  if (worker === null) {
    worker = new Worker(new URL('./thumbnail-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ThumbnailReply>) => take(data));
  }
  return worker;
}

/** The smallest copy that is sharp at this width of screen pixels. */
export function copyWidthPx(screenPx: number): number {
  return WIDTHS_PX.find((width) => width >= screenPx) ?? 384;
}

/** What is seen now, the most urgent first; it replaces the last wish. */
export function wantThumbnails(pictures: readonly string[], screenPx: number): void {
  const widthPx = copyWidthPx(screenPx);
  const wishes: ThumbnailWish[] = [];
  const urls = new Set<string>();
  for (const picture of pictures) {
    const url = pictureUrl(picture, widthPx);
    urls.add(url);
    if (!kept.has(url) && !failed.has(picture)) wishes.push({ picture, url });
  }
  wantedUrls = urls;
  const now = wishes.map(({ url }) => url).join('\n');
  if (now === asked) return;
  asked = now;
  if (worker !== null || wishes.length > 0) thumbnailWorker().postMessage(wishes);
}

export function thumbnailOf(picture: string): Thumbnail | undefined {
  const url = urlOf.get(picture);
  if (url === undefined) return undefined;
  budget.touch(url);
  return kept.get(url);
}

export function hasFailed(picture: string): boolean {
  return failed.has(picture);
}

/** Called whenever a thumbnail has come in. Answers how to stop. */
export function onThumbnails(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
