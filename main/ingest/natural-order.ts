const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A2 before A10, whatever the machine's language; names that differ only in case or accents keep a fixed order. */
export function compareNaturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
