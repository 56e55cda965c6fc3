import type { Words } from '../words/words';
import { BEYOND_DOUBT01 } from './review-beyond';
import type { WaitingDrawing } from './review-queue';

const SURE_BELOW01 = 0.35;

export type DoubtWord = 'sure' | 'soSo' | 'doubtful' | 'doubtUnknown';

/** The network's uncertainty as a word; the number stands beside it. */
export function doubtWord(doubt01: number | null): DoubtWord {
  if (doubt01 === null) return 'doubtUnknown';
  if (doubt01 >= BEYOND_DOUBT01) return 'doubtful';
  return doubt01 < SURE_BELOW01 ? 'sure' : 'soSo';
}

export function sayDoubt(words: Words, doubt01: number | null): string {
  if (doubt01 === null) return `${words.review.doubt}: ${words.review.doubtUnknown}`;
  return words.review.also(words.review.doubtValue(Math.round(doubt01 * 100)), words.review[doubtWord(doubt01)]);
}

/** Whether this is the drawing that is looked at. */
export function isThisDrawing(waiting: WaitingDrawing, celId: string | null, drawingId: string | undefined): boolean {
  return waiting.celId === celId && waiting.drawing.id === drawingId;
}
