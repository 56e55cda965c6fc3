import { create } from 'zustand';
import { pictureUrl } from '../client/picture-url';
import { CacheBudget } from './cache-budget';

/** Decoded pictures for stage and play, within a budget; decoding is the browser's own work off the main thread. */

const BUDGET_BYTES = 640 * 1024 * 1024;
const DECODING_AT_ONCE = 3;
const TRY_AGAIN_MS = 4000;

interface PicturesStore {
  /** Grows whenever a picture has come in: who draws, draws again. */
  readonly arrivals: number;
  readonly failed: ReadonlySet<string>;
}

export const usePictures = create<PicturesStore>(() => ({ arrivals: 0, failed: new Set() }));

const budget = new CacheBudget(BUDGET_BYTES);
const bitmaps = new Map<string, ImageBitmap>();
const loading = new Map<string, AbortController>();
let wishes: readonly string[] = [];
let wishSet: ReadonlySet<string> = new Set();
let expectedBytes = 0;

async function load(picture: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(pictureUrl(picture), { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return await createImageBitmap(await response.blob());
}

function markFailed(picture: string): void {
  usePictures.setState(({ failed }) => ({ failed: new Set(failed).add(picture) }));
  setTimeout(() => {
    usePictures.setState(({ failed }) => ({ failed: new Set([...failed].filter((other) => other !== picture)) }));
    startNext();
  }, TRY_AGAIN_MS);
}

function start(picture: string): void {
  const controller = new AbortController();
  loading.set(picture, controller);
  load(picture, controller.signal)
    .then((bitmap) => {
      bitmaps.set(picture, bitmap);
      expectedBytes = bitmap.width * bitmap.height * 4;
      for (const gone of budget.admit(picture, expectedBytes, wishSet)) {
        bitmaps.get(gone)?.close();
        bitmaps.delete(gone);
      }
      usePictures.setState(({ arrivals }) => ({ arrivals: arrivals + 1 }));
    })
    .catch(() => {
      if (!controller.signal.aborted) markFailed(picture);
    })
    .finally(() => {
      loading.delete(picture);
      startNext();
    });
}

function startNext(): void {
  const { failed } = usePictures.getState();
  for (const picture of wishes) {
    if (loading.size >= DECODING_AT_ONCE) return;
    if (bitmaps.has(picture) || loading.has(picture) || failed.has(picture)) continue;
    if (!budget.hasRoomFor(expectedBytes, wishSet)) return;
    start(picture);
  }
}

/** What is wanted now, the most urgent first; it replaces the last wish. */
export function wantPictures(pictures: readonly string[]): void {
  wishes = pictures;
  wishSet = new Set(pictures);
  for (const [picture, controller] of loading) if (!wishSet.has(picture)) controller.abort();
  startNext();
}

export function bitmapOf(picture: string): ImageBitmap | undefined {
  const bitmap = bitmaps.get(picture);
  if (bitmap !== undefined) budget.touch(picture);
  return bitmap;
}
