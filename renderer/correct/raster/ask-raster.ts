import type { RasterAsk, RasterReply } from './raster-messages';

/** The page's end of the worker that reads drawings. It is started when a hand first needs it. */
let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, (bytes: Uint8Array | null) => void>();

function started(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL('./raster-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data: { request, bytes } }: MessageEvent<RasterReply>) => {
    waiting.get(request)?.(bytes);
    waiting.delete(request);
  });
  return worker;
}

/** A whole paper of 0 and 1 (`fill`, `snap`) or a colour; null: nothing is there, or the picture cannot be read now. */
export function askRaster(ask: RasterAsk): Promise<Uint8Array | null> {
  last += 1;
  const request = last;
  return new Promise((resolve) => {
    waiting.set(request, resolve);
    started().postMessage({ request, ask });
  });
}
