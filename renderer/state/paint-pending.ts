/** Strokes that are on their way into the document: undo waits for them, so that it takes back what was painted last. */
let pending = 0;
const waiting = new Set<() => void>();

export function countPaint(count: number): void {
  pending = count;
  if (pending > 0) return;
  for (const go of waiting) go();
  waiting.clear();
}

/** Resolves when all that was painted is in the document, or could not be saved. */
export function paintSettled(): Promise<void> {
  return pending === 0 ? Promise.resolve() : new Promise((go) => waiting.add(go));
}
