import type { HistoryList } from '../../main/contract/procedures';

/** One line of the history list: equal steps that followed each other closely are one line. */
export interface HistoryRow {
  /** How many steps are done when this line is the last one that is: where a click jumps to. */
  readonly position: number;
  /** Null: the cut as it was first opened. */
  readonly name: string | null;
  readonly count: number;
  /** How many of its steps are done. */
  readonly done: number;
  readonly at: string | null;
  readonly isNow: boolean;
}

/** Oldest first, as main tells them, with the beginning before them. */
export function historyRows({ steps, position }: HistoryList): HistoryRow[] {
  const rows: HistoryRow[] = [{ position: 0, name: null, count: 0, done: 0, at: null, isNow: position === 0 }];
  let before = 0;
  for (const { name, count, at } of steps) {
    const after = before + count;
    const done = Math.min(count, Math.max(0, position - before));
    rows.push({ position: after, name, count, done, at, isNow: position > before && position <= after });
    before = after;
  }
  return rows;
}

/** Which rows of a long list are seen, with a few more on both sides: the list may hold years of work. */
export function rowsInView(
  scrollPx: number,
  heightPx: number,
  rowPx: number,
  count: number,
  more = 6,
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(scrollPx / rowPx) - more);
  const last = Math.min(count - 1, Math.ceil((scrollPx + heightPx) / rowPx) + more);
  return { first: Math.min(first, Math.max(0, count - 1)), last };
}
