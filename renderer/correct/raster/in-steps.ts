/**
 * Work over a whole paper that can be watched and stopped: a generator that yields how much is done (0..1) every so often. Run to its end
 * at once by `atOnce`, or by `inSteps` with breaths between.
 */
export type Steps<Result> = Generator<number, Result, undefined>;

export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

export interface StepsOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done01: number) => void) | undefined;
}

/** After so long a breath is taken: messages are heard, a stage that shares the thread is drawn. */
const BREATH_AFTER_MS = 12;

/** @throws what the signal was aborted with */
export async function inSteps<Result>(
  steps: Steps<Result>,
  { signal, onProgress }: StepsOptions = {},
): Promise<Result> {
  signal?.throwIfAborted();
  let beganMs = performance.now();
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    if (performance.now() - beganMs < BREATH_AFTER_MS) continue;
    onProgress?.(next.value);
    // A timer waits its turn behind messages; a promise alone would not let them in.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    beganMs = performance.now();
  }
}

/** Rows between two yields: about as many pixels as take a millisecond. */
export const rowsAtOnce = (widthPx: number): number => Math.max(1, Math.floor(100_000 / Math.max(1, widthPx)));
