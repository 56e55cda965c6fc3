import { create } from 'zustand';
import type { ErrorReport } from '../../main/contract/errors';
import type { Words } from '../words/words';
import { reportHere } from './connection-store';

export interface NamedFailure {
  /** Which drawing or file; empty when the report says it itself. */
  readonly name: string;
  readonly error: ErrorReport;
}

/** What a person can do about it at once, beside what the sentence says. */
export interface WayOn {
  readonly word: 'openLastGood' | 'tryAgain' | 'locateFolder' | 'otherCut';
  readonly run: () => void;
}

/** Something that a person should read; it stays until it is dismissed. */
export type Notice =
  | { readonly id: number; readonly kind: 'error'; readonly error: ErrorReport; readonly ways: readonly WayOn[] }
  | { readonly id: number; readonly kind: 'failures'; readonly failures: readonly NamedFailure[] };

/** A sentence in whatever language the reader has when it is read. */
export type Saying = (words: Words) => string;

interface NoticesStore {
  readonly notices: readonly Notice[];
  /** Said by screen readers, and shown for a while in the status line. */
  readonly said: { readonly saying: Saying; readonly at: number } | null;
}

export const useNotices = create<NoticesStore>(() => ({ notices: [], said: null }));

const MOST_NOTICES = 4;
let lastId = 0;

function sameReport(a: ErrorReport, b: ErrorReport): boolean {
  return a.code === b.code && JSON.stringify(a.detail) === JSON.stringify(b.detail);
}

/** Tells what went wrong; the same thing is not told twice while it still stands there. */
export function tellReport(error: ErrorReport, ways: readonly WayOn[] = []): void {
  // A wish that its own author took back is no error; a lost connection has its own cover.
  if (error.code === 'cancelled' || error.code === 'disconnected') return;
  useNotices.setState(({ notices }) => {
    const others = notices.filter((notice) => notice.kind !== 'error' || !sameReport(notice.error, error));
    lastId += 1;
    return { notices: [...others, { id: lastId, kind: 'error' as const, error, ways }].slice(-MOST_NOTICES) };
  });
}

export function tellError(error: unknown): void {
  tellReport(reportHere(error));
}

export function tellFailures(failures: readonly NamedFailure[]): void {
  lastId += 1;
  const notice: Notice = { id: lastId, kind: 'failures', failures };
  useNotices.setState(({ notices }) => ({ notices: [...notices, notice].slice(-MOST_NOTICES) }));
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Another cut is being opened: what went wrong before is behind. */
export function dismissAll(): void {
  useNotices.setState({ notices: [] });
}

/** One short sentence about what has just ended. */
export function say(saying: Saying): void {
  useNotices.setState({ said: { saying, at: Date.now() } });
}

export function forgetSaid(at: number): void {
  useNotices.setState(({ said }) => (said?.at === at ? { said: null } : {}));
}

/** Runs a wish; what goes wrong is told, never thrown into the air. */
export function attempt(work: () => Promise<void>): void {
  work().catch(tellError);
}
