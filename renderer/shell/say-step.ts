import type { StepName, Words } from '../words/words';

const KNOWN: ReadonlySet<string> = new Set<StepName>(['set-inbetween-count', 'set-exposure', 'set-rates', 'generate']);

function isKnown(name: string): name is StepName {
  return KNOWN.has(name);
}

/** A step of undo in the reader's language; main names it, the page has the words. */
export function sayStep(words: Words, name: string): string {
  return words.steps[isKnown(name) ? name : 'other'];
}
