import type { StepsOptions } from './in-steps';
import type { RasterAsk, RasterReply, RasterRequest } from './raster-messages';

interface Waiting {
  readonly answer: (bytes: Uint8Array | null) => void;
  readonly onProgress: ((done01: number) => void) | undefined;
}

/** The page's end of the worker that reads drawings. It is started when a hand first needs it. */
let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, Waiting>();

function started(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL('./raster-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<RasterReply>) => {
    if (data.kind === 'progress') waiting.get(data.request)?.onProgress?.(data.done01);
    else settle(data.request, data.bytes);
  });
  return worker;
}

function settle(request: number, bytes: Uint8Array | null): void {
  const one = waiting.get(request);
  waiting.delete(request);
  one?.answer(bytes);
}

function tell(message: RasterRequest): void {
  started().postMessage(message);
}

/** A whole paper of 0 and 1 (`fill`, `snap`) or a colour; null: nothing is there, it was cancelled, or the picture cannot be read now. */
export function askRaster(ask: RasterAsk, { signal, onProgress }: StepsOptions = {}): Promise<Uint8Array | null> {
  if (signal?.aborted === true) return Promise.resolve(null);
  last += 1;
  const request = last;
  return new Promise((resolve) => {
    const stop = () => {
      tell({ kind: 'cancel', request });
      settle(request, null);
    };
    const answer = (bytes: Uint8Array | null) => {
      signal?.removeEventListener('abort', stop);
      resolve(bytes);
    };
    waiting.set(request, { answer, onProgress });
    signal?.addEventListener('abort', stop);
    tell({ kind: 'ask', request, ask });
  });
}
