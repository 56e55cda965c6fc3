/** A hand that went from a list or a slider to the paper means the tool with its keys, too. */
export function focusSurface(): void {
  const surface = document.querySelector<HTMLElement>('.tool-keys');
  if (document.activeElement !== surface) surface?.focus({ preventScroll: true });
}
