/** Who draws the marks above the paper asks to hear when they changed. */
const listeners = new Set<() => void>();

/** Something of the tool in hand changed: its marks are drawn again with the next refresh of the screen. */
export function redrawTool(): void {
  for (const listener of listeners) listener();
}

/** Answers how to stop listening. */
export function hearRedraw(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
