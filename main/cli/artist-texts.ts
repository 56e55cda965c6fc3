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
  readonly corrections: string;
  readonly export: string;
  readonly exportMore: string;
  readonly cut: string;
  readonly may: string;
  readonly by: string;
  readonly note: string;
  readonly cel: string;
}

const EN: ArtistTexts = {
  artist: 'measure what gestures are worth: a simulated artist corrects the drawings of a test set',
  artistMore: `
The artist knows the true drawing. Each time they look for the worst place of the drawing as it is, make the gesture that fits there
with what they have in hand, see its preview, and keep it where the lines come nearer to the truth (else the next worst place, three
at most). "mixed": of match, region, hint, arc, point and lines the one with the best preview. Fixed seeds: the same figures every time with
one thread (--threads 1). OUT/artist.json holds every drawing, OUT/artist.md the table for the model's card.`,
  kinds: (names) => names.join(','),
  gestures: 'at most so many on a drawing (default: 8)',
  obey: 'measure whether gestures are obeyed and whether the rest of the drawing stays',
  obeyMore: `
Random gestures, one on a drawing, from fixed seeds. OUT/obey.json holds each, OUT/obey.md the distribution, OUT/index.html the worst
of each kind: before, after, and what was asked.`,
  count: 'gestures of each kind (default: 500)',
  out: 'folder for the results',
  corrections: 'what a person corrected in the app',
  export: 'write the corrections of a cut as labelled samples',
  exportMore: `
CUT is the keys' folder of a cut that was opened in the app; the app must not have it open now. OUT gets samples.json, the keys
byte for byte and the approved drawings. Who may use them is yours to say: --may nobody, this-project, research or anyone.
Author and reason of a correction stay at home. docs/correction-samples.md tells the format.`,
  cut: "the keys' folder",
  may: 'who may use them: nobody, this-project, research, anyone',
  by: 'who says so',
  note: 'in your own words: a licence, a credit, a condition',
  cel: 'one cel alone',
};

const JA: ArtistTexts = {
  artist: '修正の効き目を測る: 模擬の描き手がテストセットの絵を直していく',
  artistMore: `
描き手は正解の絵を知っています。毎回、今の絵でいちばん悪い所を探し、手にした道具でそこに合う修正をし、プレビューを見て、線が正解に近づけば
採ります（だめなら次に悪い所、三つまで）。"mixed" は match、region、hint、arc、point、lines のうちプレビューがいちばん良いものです。乱数は固定です
（--threads 1 で毎回同じ数値）。OUT/artist.json に一枚ごとの数値、OUT/artist.md にモデルカード用の表を書きます。`,
  kinds: (names) => names.join(','),
  gestures: '一枚あたりの修正の上限（既定: 8）',
  obey: '修正が守られるか、ほかの所が変わらないかを測る',
  obeyMore: `
乱数で選んだ修正を一枚に一つずつ行います（乱数は固定）。OUT/obey.json に一つごとの数値、OUT/obey.md に分布、OUT/index.html に種類ごとの
悪い例を、前・後・指示の絵で書きます。`,
  count: '種類ごとの修正の数（既定: 500）',
  out: '結果を書くフォルダ',
  corrections: 'アプリで人が行った修正',
  export: 'カットの修正をラベル付きの見本として書き出す',
  exportMore: `
CUT はアプリで開いたことのあるカットの原画フォルダです（いま開いていないこと）。OUT に samples.json、原画（そのままのバイト列）、
承認した絵を書きます。だれが使ってよいかはあなたが決めます: --may nobody、this-project、research、anyone。
修正の作者と理由は書き出しません。形式は docs/correction-samples.md にあります。`,
  cut: '原画のフォルダ',
  may: '使ってよい人: nobody、this-project、research、anyone',
  by: 'そう述べる人',
  note: '自分の言葉で: ライセンス、クレジット、条件',
  cel: 'このセルだけ',
};

export const ARTIST_TEXTS: Readonly<Record<Language, ArtistTexts>> = { en: EN, ja: JA };
