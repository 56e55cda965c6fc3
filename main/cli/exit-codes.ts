import type { ErrorCode } from '../contract/errors';

/** What a farm needs to know: done, some failed (try those again), wrongly called, or this machine cannot. */
export const EXIT = { done: 0, someFailed: 1, usage: 2, environment: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const USAGE: readonly ErrorCode[] = [
  'usage',
  'input-invalid',
  'model-unknown',
  'model-no-maps',
  'output-exists',
  'output-holds-keys',
  'correction-empty',
  'correction-outside',
  'correction-one-spot',
  'correction-too-long',
  'correction-contradicts',
  'correction-misfit',
  'correction-unknown-name',
  'corrections-unreadable',
];
const ENVIRONMENT: readonly ErrorCode[] = [
  'model-missing',
  'model-altered',
  'model-invalid',
  'engine-died',
  'disk-full',
  'output-not-writable',
  'internal',
];

export function exitCodeOf(code: ErrorCode): ExitCode {
  if (USAGE.includes(code)) return EXIT.usage;
  return ENVIRONMENT.includes(code) ? EXIT.environment : EXIT.someFailed;
}
