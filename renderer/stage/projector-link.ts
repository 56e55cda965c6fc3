import type { FromProjector, ToProjector } from './projector/messages';

/** The page's end of the projector: one worker while a stage is on the screen. */
let worker: Worker | null = null;
const listeners = new Set<(message: FromProjector) => void>();

/** False: there is no projector now (no stage, or no page at all, as in tests). */
export function tellProjector(message: ToProjector, transfer: Transferable[] = []): boolean {
  worker?.postMessage(message, transfer);
  return worker !== null;
}

/** Answers how to stop listening. */
export function hearProjector(listener: (message: FromProjector) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The canvas belongs to the projector from now on. Answers how to end both. */
export function startProjector(canvas: HTMLCanvasElement): () => void {
  const started = new Worker(new URL('./projector/projector-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', (event: MessageEvent<FromProjector>) => {
    for (const listener of listeners) listener(event.data);
  });
  worker = started;
  const offscreen = canvas.transferControlToOffscreen();
  tellProjector({ type: 'canvas', canvas: offscreen }, [offscreen]);
  return () => {
    if (worker === started) worker = null;
    started.terminate();
  };
}
