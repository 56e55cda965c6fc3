import type { Words } from '../../words/words';

/** A joint of our networks by its name in this language; a person's own name, or another model's, as it is. */
export function sayJoint(words: Words, name: string): string {
  const { points } = words.correct.joint;
  return Object.entries(points).find(([known]) => known === name)?.[1] ?? name;
}
