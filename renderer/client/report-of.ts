import { ORPCError } from '@orpc/client';
import { type ErrorReport, errorReportSchema, NakawariError } from '../../main/contract/errors';

/** Thrown by a call that its own caller ended. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What a person is told about anything that was thrown: a code of the closed list, never a raw message. */
export function reportOf(error: unknown, connected: boolean): ErrorReport {
  if (error instanceof NakawariError) return error.report();
  if (isAbort(error)) return { code: 'cancelled', detail: {} };
  if (error instanceof ORPCError) {
    const known = errorReportSchema.safeParse({ code: error.code, detail: error.data ?? {} });
    if (known.success) return known.data;
  }
  // A call that was under way when the connection went carries no code of ours.
  return connected ? { code: 'internal', detail: { log: '-' } } : { code: 'disconnected', detail: {} };
}
