import type { Words } from '../words/words';
import type { DrawingSign } from './drawing-sign';
import { sayT } from './drawing-sign';

/** A drawing as a screen reader or a tooltip names it: `key 4`, `in-between t 0.50, generated`. */
export function sayDrawing(words: Words, sign: DrawingSign | null): string {
  if (sign === null) return words.sheet.nothing;
  switch (sign.kind) {
    case 'key':
      return sign.mark === 'breakdown' ? words.sheet.breakdownNamed(sign.number) : words.sheet.keyNamed(sign.number);
    case 'copy':
      return words.states.copy;
    default: {
      const name = words.sheet.inbetweenNamed(sayT(sign.tUnit), words.states[sign.kind]);
      return sign.stale === true ? words.sheet.alsoStale(name) : name;
    }
  }
}

function saySignFresh(words: Words, sign: DrawingSign): string {
  switch (sign.kind) {
    case 'key':
      return sign.mark === 'breakdown' ? words.sheet.breakdownNamed(sign.number) : words.stage.keySign(sign.number);
    case 'copy':
      return words.states.copy;
    case 'wanted':
      return words.stage.wantedSign(sayT(sign.tUnit));
    case 'drawing':
      return words.stage.drawingSign(sayT(sign.tUnit));
    case 'generated':
      return words.stage.generatedSign(sayT(sign.tUnit));
    case 'corrected':
      return words.stage.correctedSign(sayT(sign.tUnit));
    case 'approved':
      return words.stage.approvedSign(sayT(sign.tUnit));
    case 'sent-back':
      return words.sheet.sentBackSign(sayT(sign.tUnit));
  }
}

/** The same in the corner of the stage. */
export function saySign(words: Words, sign: DrawingSign): string {
  const text = saySignFresh(words, sign);
  return sign.kind !== 'key' && sign.stale === true ? words.sheet.alsoStale(text) : text;
}
