import { ORPCError } from '@orpc/server';
import { type ErrorReport, NakawariError } from '../contract/errors';

/**
 * What the page gets: a defined error with a code of the closed list and its detail. Input that the schema refuses becomes
 * `input-invalid`; anything unforeseen is logged by `report` and becomes `internal` with the log's id.
 */
export function asContractError(error: unknown, report: (error: unknown) => ErrorReport): unknown {
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return defined({ code: 'input-invalid', detail: { reason: reasonOf(error.data) } });
  }
  // Our own, on their second way through (an error of an iterator passes the middleware of its call).
  if (error instanceof ORPCError && error.defined) return error;
  return defined(report(error instanceof ORPCError && error.cause !== undefined ? error.cause : error));
}

function defined({ code, detail }: ErrorReport): ORPCError<string, ErrorReport['detail']> {
  return new ORPCError(code, { defined: true, data: detail });
}

function reasonOf(data: unknown): string {
  const issues: unknown = isRecord(data) ? data.issues : undefined;
  const first: unknown = Array.isArray(issues) ? issues[0] : undefined;
  if (!isRecord(first)) return 'schema';
  const path = Array.isArray(first.path) ? first.path.map(String).join('.') : '';
  return `${path} ${String(first.message ?? '')}`.trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Errors inside an event stream are coded as well, and a caller who leaves lets go of what is watched. */
export async function* codedEvents<T>(
  events: AsyncGenerator<T, void, void>,
  report: (error: unknown) => ErrorReport,
): AsyncGenerator<T, void, void> {
  try {
    yield* events;
  } catch (error) {
    throw asContractError(error, report);
  }
}

export function cancelledBy(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new NakawariError('cancelled');
}
