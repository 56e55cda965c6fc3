import type { StepName, Words } from '../words/words';

/** Own names only: main could name a step `constructor`. */
function isKnown(words: Words, name: string): name is StepName {
  return Object.hasOwn(words.steps, name);
}

/** A step of undo in the reader's language; main names it, the page has the words. */
export function sayStep(words: Words, name: string): string {
  return words.steps[isKnown(words, name) ? name : 'other'];
}
