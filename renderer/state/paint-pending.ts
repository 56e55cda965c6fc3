/** Strokes that are on their way into the document: undo waits for them, so that it takes back what was painted last. */
let pending = 0;
const waiting = new Set<() => void>();
let asked: () => Promise<void> = () => Promise.resolve();

/** How to hear that the painter has begun to save whatever it was told before. */
export function askPainterBy(ask: () => Promise<void>): void {
  asked = ask;
}

export function countPaint(count: number): void {
  pending = count;
  if (pending > 0) return;
  for (const go of waiting) go();
  waiting.clear();
}

/** Resolves when all that was painted is in the document, or could not be saved. */
export async function paintSettled(): Promise<void> {
  await asked();
  if (pending > 0) await new Promise<void>((go) => waiting.add(go));
}
