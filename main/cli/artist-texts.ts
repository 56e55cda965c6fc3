import type { Language } from '../contract/language';

/** What `artist` and `obey` say. */
export interface ArtistTexts {
  readonly artist: string;
  readonly artistMore: string;
  readonly kinds: (names: readonly string[]) => string;
  readonly gestures: string;
  readonly obey: string;
  readonly obeyMore: string;
  readonly count: string;
  readonly out: string;
}

const EN: ArtistTexts = {
  artist: 'measure what gestures are worth: a simulated artist corrects the drawings of a test set',
  artistMore: `
The artist knows the true drawing. Each time they look for the worst place of the drawing as it is, make the gesture that fits there
with what they have in hand, see its preview, and keep it where the lines come nearer to the truth (else the next worst place, three
at most). "mixed": of match, hint, arc, point and lines the one with the best preview. Fixed seeds: the same figures every time with
one thread (--threads 1). OUT/artist.json holds every drawing, OUT/artist.md the table for the model's card.`,
  kinds: (names) => names.join(','),
  gestures: 'at most so many on a drawing (default: 8)',
  obey: 'measure whether gestures are obeyed and whether the rest of the drawing stays',
  obeyMore: `
Random gestures, one on a drawing, from fixed seeds. OUT/obey.json holds each, OUT/obey.md the distribution, OUT/index.html the worst
of each kind: before, after, and what was asked.`,
  count: 'gestures of each kind (default: 500)',
  out: 'folder for the results',
};

const JA: ArtistTexts = {
  artist: '修正の効き目を測る: 模擬の描き手がテストセットの絵を直していく',
  artistMore: `
描き手は正解の絵を知っています。毎回、今の絵でいちばん悪い所を探し、手にした道具でそこに合う修正をし、プレビューを見て、線が正解に近づけば
採ります（だめなら次に悪い所、三つまで）。"mixed" は match、hint、arc、point、lines のうちプレビューがいちばん良いものです。乱数は固定です
（--threads 1 で毎回同じ数値）。OUT/artist.json に一枚ごとの数値、OUT/artist.md にモデルカード用の表を書きます。`,
  kinds: (names) => names.join(','),
  gestures: '一枚あたりの修正の上限（既定: 8）',
  obey: '修正が守られるか、ほかの所が変わらないかを測る',
  obeyMore: `
乱数で選んだ修正を一枚に一つずつ行います（乱数は固定）。OUT/obey.json に一つごとの数値、OUT/obey.md に分布、OUT/index.html に種類ごとの
悪い例を、前・後・指示の絵で書きます。`,
  count: '種類ごとの修正の数（既定: 500）',
  out: '結果を書くフォルダ',
};

export const ARTIST_TEXTS: Readonly<Record<Language, ArtistTexts>> = { en: EN, ja: JA };
