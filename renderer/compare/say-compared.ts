import { sayFraction } from '../state/chart-fraction';
import type { ComparedPicture, CompareSide } from '../state/compare-sides';
import type { Words } from '../words/words';

/** A drawing as the comparison names it: `A key 3`, `A 1/2, version 2`. */
export function sayCompared(words: Words, { celName, drawing, version }: ComparedPicture): string {
  const name =
    drawing.kind === 'key'
      ? words.compare.keyName(celName, drawing.number)
      : drawing.kind === 'copy'
        ? words.compare.copyName(celName)
        : words.compare.inbetweenName(celName, sayFraction(drawing.tUnit));
  return version === null ? name : words.compare.withVersion(name, version);
}

/** What a side stands for, whichever drawing that is now. */
export function saySide(words: Words, side: CompareSide): string {
  switch (side.kind) {
    case 'version':
      return words.compare.versionSide(side.index + 1);
    case 'pinned':
      return words.compare.pinned;
    default:
      return words.compare.side[side.kind];
  }
}
