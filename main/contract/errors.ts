import { z } from 'zod';

/**
 * Every way in which Nakawari can refuse a person's wish. The list is closed: a new way needs a code here and a
 * sentence with a next step in both languages (error-sentences.ts), or the type check fails.
 */
export const ERROR_CODES = [
  // the folder and its pictures
  'folder-missing',
  'folder-empty',
  'folder-unreadable',
  'picture-missing',
  'picture-empty',
  'picture-damaged',
  'picture-not-a-picture',
  'picture-unsupported',
  'picture-animated',
  'picture-too-large',
  'picture-too-small',
  'keys-differ-in-size',
  'keys-too-few',
  'numbers-clash',
  // what is written
  'output-exists',
  'output-not-writable',
  'output-holds-keys',
  'disk-full',
  'document-damaged',
  'document-newer',
  'document-in-use',
  'cel-locked',
  'chart-full',
  // what a person says about the motion
  'correction-empty',
  'correction-outside',
  'correction-one-spot',
  'correction-too-long',
  'correction-contradicts',
  'correction-misfit',
  'correction-unknown-name',
  'corrections-unreadable',
  // the network
  'model-missing',
  'model-unknown',
  'model-altered',
  'model-invalid',
  'model-no-maps',
  'engine-died',
  'engine-failed',
  // the call itself
  'cancelled',
  'disconnected',
  'contract-mismatch',
  'not-granted',
  'not-found',
  'input-invalid',
  'document-changed',
  'too-many-jobs',
  'port-taken',
  'host-unavailable',
  'usage',
  'internal',
] as const;

export const errorCodeSchema = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** Facts a sentence may name: file names, sizes, numbers. Never a stack; paths only where the person typed them (command line). */
export const errorDetailSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type ErrorDetail = z.infer<typeof errorDetailSchema>;

export const errorReportSchema = z.strictObject({ code: errorCodeSchema, detail: errorDetailSchema });
export type ErrorReport = z.infer<typeof errorReportSchema>;

/** The one error that is meant for a person. Anything else that is thrown is our bug and becomes `internal` with a log id. */
export class NakawariError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'NakawariError';
    this.code = code;
    this.detail = detail;
  }

  report(): ErrorReport {
    return { code: this.code, detail: this.detail };
  }
}

export function isCancelled(error: unknown): boolean {
  return error instanceof NakawariError && error.code === 'cancelled';
}
