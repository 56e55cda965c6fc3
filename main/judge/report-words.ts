import type { Language } from '../contract/language';

/** What the report says around its figures. Names of figures stay as in the papers and the JSON. */
export interface ReportWords {
  readonly title: string;
  readonly about: (set: string, cases: number, time: string) => string;
  readonly chart: string;
  readonly plain: string;
  readonly tables: string;
  readonly structure: string;
  readonly worst: (pairs: number) => string;
  readonly worstHow: string;
  readonly more: string;
  readonly median: string;
  readonly blind: string;
  readonly blindHow: string;
  readonly first: string;
  readonly second: string;
  readonly same: string;
  readonly save: string;
  readonly noMore: string;
  readonly figure: string;
  readonly value: string;
  readonly count: string;
  readonly failures: string;
  readonly traps: string;
  readonly voted: string;
  readonly occlusion: string;
  readonly published: string;
  readonly publishedWarning: string;
}

const en: ReportWords = {
  title: 'In-betweens, measured',
  about: (set, cases, time) => `Set ${set}, ${cases} pairs of keys. Methods were told ${time}.`,
  chart: "the timing chart's t",
  plain: "the frame's plain t",
  tables: 'Figures',
  structure: 'What the network saw',
  worst: (pairs) => `The hardest, by line distance: ${pairs} pair${pairs === 1 ? '' : 's'}`,
  worstHow:
    'One drawing of each pair, its worst: the first key, the drawing, where the network says that it is unsure (red), the truth, the other key.',
  more: 'Other methods and maps',
  median: 'The median',
  blind: 'Which is drawn better?',
  blindHow:
    'Two drawings of one in-between, in random order. The keys stand beside them. Votes stay in this page until they are saved to a file.',
  first: 'Left',
  second: 'Right',
  same: 'No difference',
  save: 'Save the votes',
  noMore: 'All pairs have been shown.',
  figure: 'figure',
  value: 'value',
  count: 'places',
  failures: 'failures',
  traps:
    'PSNR and SSIM favour the blurred mean of two poses and reward empty paper; line distance and ghost rate do not. A drawing may be right and score badly: look at the pictures. A set drawn by the generator of the training data flatters the network.',
  voted: 'votes',
  occlusion: 'By where a place is seen: in both keys, in one, in none',
  published: 'Published figures, as history',
  publishedWarning:
    'From the Super SloMo paper (2018): film of people, scored under motion masks, by a script whose later repair gave other values. They can be compared neither with the figures above nor with other papers on UCF101.',
};

const ja: ReportWords = {
  title: '中割りの評価',
  about: (set, cases, time) => `テストセット ${set}、原画 ${cases} 組。各手法に渡した時刻: ${time}。`,
  chart: 'ツメの t',
  plain: 'コマの時刻そのままの t',
  tables: '数値',
  structure: 'ネットワークが見たもの',
  worst: (pairs) => `最も難しい ${pairs} 組（線のずれが大きい順）`,
  worstHow:
    '各組から、いちばん悪い 1 枚です。左から、最初の原画、描いた絵、ネットワークが自信のない所（赤）、正解、次の原画。',
  more: 'ほかの手法とマップ',
  median: '中央の例',
  blind: 'どちらがよく描けていますか',
  blindHow:
    '同じ中割りの 2 枚を、順番を隠して並べます。横に原画があります。投票はファイルに保存するまでこのページにだけ残ります。',
  first: '左',
  second: '右',
  same: '差がない',
  save: '投票を保存',
  noMore: 'すべての組を見終わりました。',
  figure: '項目',
  value: '値',
  count: '箇所',
  failures: '失敗',
  traps:
    'PSNR と SSIM は、二つのポーズをぼかして混ぜた絵や白い紙に有利です。線のずれと残像の割合はそうではありません。正しい絵が悪い数値になることもあります。絵を見て判断してください。学習データと同じ生成器のテストセットは、ネットワークに有利です。',
  voted: '票',
  occlusion: 'どの原画に見えている場所か: 両方、片方、どちらにもない',
  published: '過去の論文の数値（参考）',
  publishedWarning:
    'Super SloMo の論文（2018）の表です。人物の実写を、動きのある部分だけで測っており、後に直されたスクリプトでは値が変わります。上の数値とも、UCF101 を使うほかの論文とも比べられません。',
};

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { en, ja };
