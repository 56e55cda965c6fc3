import { type ErrorDetail, NakawariError } from './errors';

/**
 * Why something that a person wishes cannot be: `input-invalid` with one of these as its `reason` has a sentence of its own in both
 * languages (refusals.en.ts, refusals.ja.ts). Any other reason is one that no gesture leads to.
 */
export const REFUSALS = [
  'not-drawn',
  'paste-not-drawn',
  'tick-taken',
  'tick-without-room',
  'drops-drawings',
  'hides-drawings',
  'cel-holds-drawings',
  'last-cel',
  'after-the-cut',
  'cut-too-long',
  'cycle-too-short',
  'loop-too-long',
  'sizes-differ',
  'too-many-files',
  'file-too-large',
  'paint-on-key',
  'paint-on-copy',
  'paint-other-size',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** @param facts what the sentence names */
export function refusal(reason: Refusal, facts: ErrorDetail = {}): NakawariError {
  return new NakawariError('input-invalid', { ...facts, reason });
}
