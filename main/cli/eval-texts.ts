import type { Language } from '../contract/language';

/** What `eval` and `compare` say. */
export interface EvalTexts {
  readonly eval: string;
  readonly evalMore: string;
  readonly set: string;
  readonly models: string;
  readonly baseline: string;
  readonly with: string;
  readonly limit: string;
  readonly worst: string;
  readonly plainTime: string;
  readonly reportOut: string;
  readonly compare: string;
  readonly compareMore: string;
  readonly reports: string;
  readonly written: (folder: string) => string;
  readonly notDrawn: (count: number) => string;
  readonly better: string;
  readonly worse: string;
  readonly open: string;
  readonly against: (method: string) => string;
  readonly gate: string;
  readonly gateMore: string;
  readonly candidate: string;
  readonly gateSet: string;
  readonly accept: string;
  readonly passed: (model: string) => string;
  readonly refused: (model: string) => string;
}

const EN: EvalTexts = {
  eval: 'measure models and baselines on a test set',
  evalMore: `
A test set is a folder: SET/<case>/key0.png key1.png gt_<t>.png, t from 0 to 1. T1, T2 and T3 are this project's own: write
them with "npm run testset -- T1". Cases that were rendered have labels.npz; only they give flow, keypoint and mask figures.

Baselines: hold (the nearer key), blend (cross-fade), mesh (a morph by a mesh between matched points), flow (classical optical
flow, both keys warped), phase (phase-based, no matching; seconds a drawing, so only where it is named), families
(small networks of other kinds, trained on this project's drawings, where models/families is there).
--with NAME=DIR measures drawings of any other program: DIR/<case>/<t>.png.

REPORT/index.html shows it, REPORT/report.json and drawings.csv hold every figure.`,
  set: 'T1, T2, T3, or a folder',
  models: 'models, with commas between (default: the default model)',
  baseline: 'hold,blend,mesh,flow,phase,families (default: all but phase)',
  with: 'drawings of another program',
  limit: 'only the first so many cases',
  worst: 'how many of the hardest pairs the report shows (default: 20)',
  plainTime: "tell the frame's own time, not the timing chart's",
  reportOut: 'folder for the report',
  compare: 'compare reports: the first method against all others',
  compareMore: `
Differences are paired: only drawings that both have count. Intervals hold 95 % of 2000 resamples of the cases.`,
  reports: 'folders that eval wrote',
  written: (folder) => `${folder}/index.html`,
  notDrawn: (count) => `${count} drawing${count === 1 ? ' was' : 's were'} not made; see "failed" in report.json`,
  better: 'better',
  worse: 'worse',
  open: 'open',
  against: (method) => `Difference to ${method}`,
  gate: 'decide whether a model may replace the one that ships',
  gateMore: `
It may when no headline figure falls beyond its interval on any set, its card, licence and hashes are there, torch and
onnxruntime agree, and it names the commit it was made from. The record is written into its manifest.`,
  candidate: 'folder with the candidate and its manifest.json',
  gateSet: 'test set; may be given several times (default: T1, T2 and T3)',
  accept: 'install it when it passes; the old one stays loadable by its id',
  passed: (model) => `${model} may ship`,
  refused: (model) => `${model} may not ship`,
};

const JA: EvalTexts = {
  eval: 'テストセットでモデルと比較手法を測る',
  evalMore: `
テストセットはフォルダです: SET/<組>/key0.png key1.png gt_<t>.png（t は 0 から 1）。T1、T2、T3 はこのプロジェクトのもので、
"npm run testset -- T1" で書き出します。レンダリングした組には labels.npz があり、動き・キーポイント・マスクの数値はその組だけに出ます。

比較手法: hold（近い方の原画）、blend（クロスフェード）、mesh（対応点のメッシュによるモーフ）、
flow（古典的なオプティカルフローで両方の原画を動かす）、phase（位相による補間、対応点なし。1 枚に数秒かかるので、指定したときだけ）、
families（ほかの種類の小さなネットワーク。models/families があるとき）。
--with NAME=DIR でほかのプログラムの絵も測れます: DIR/<組>/<t>.png。

REPORT/index.html で見られます。数値はすべて REPORT/report.json と drawings.csv にあります。`,
  set: 'T1、T2、T3、またはフォルダ',
  models: 'モデル（コンマ区切り、既定: 既定のモデル）',
  baseline: 'hold,blend,mesh,flow,phase,families（既定: phase 以外）',
  with: 'ほかのプログラムが描いた絵',
  limit: '最初の何組だけ測るか',
  worst: 'レポートに載せる、最も難しい組の数（既定: 20）',
  plainTime: 'ツメの t ではなくコマの時刻を渡す',
  reportOut: 'レポートの書き出し先',
  compare: 'レポートを比べる: 最初の手法と、ほかのすべて',
  compareMore: `
差は対にして取ります。両方にある絵だけを数えます。区間は組の再抽出 2000 回の 95 % です。`,
  reports: 'eval が書き出したフォルダ',
  written: (folder) => `${folder}/index.html`,
  notDrawn: (count) => `描けなかった絵が ${count} 枚あります。report.json の "failed" を見てください`,
  better: '改善',
  worse: '悪化',
  open: '差は不明',
  against: (method) => `${method} との差`,
  gate: '同梱のモデルと置き換えてよいかを決める',
  gateMore: `
どのセットでも主な数値が区間を越えて悪化せず、カード・ライセンス・ハッシュがそろい、torch と onnxruntime の絵が一致し、
作ったコミットが書かれていれば置き換えられます。記録はその manifest.json に書き込みます。`,
  candidate: '候補のモデルと manifest.json があるフォルダ',
  gateSet: 'テストセット（何度でも指定可、既定: T1、T2、T3）',
  accept: '合格したら置き換える（前のモデルも ID で使えます）',
  passed: (model) => `${model} は同梱できます`,
  refused: (model) => `${model} は同梱できません`,
};

export const EVAL_TEXTS: Readonly<Record<Language, EvalTexts>> = { en: EN, ja: JA };
