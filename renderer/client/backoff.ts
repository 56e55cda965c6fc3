/** Milliseconds before the n-th try to connect again (n from 0): quick at first, never more than 8 s. */
export function backoffMs(attempt: number): number {
  return Math.min(8000, 250 * 2 ** Math.min(attempt, 10));
}
