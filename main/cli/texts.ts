import type { ModelSummary } from '../contract/host';
import type { Language } from '../contract/language';
import type { Provider, ProviderSettled } from '../contract/provider';

/** What the command line says when all goes well; errors have their own sentences (contract/error-sentences). */
export interface Texts {
  readonly titles: Readonly<Record<string, string>>;
  readonly about: string;
  readonly tween: string;
  readonly tweenMore: string;
  readonly inputs: string;
  readonly t: string;
  readonly out: string;
  readonly from: string;
  readonly to: string;
  readonly pairs: string;
  readonly corrections: string;
  readonly notObeyed: (file: string, ids: string) => string;
  readonly model: string;
  readonly addedModels: string;
  readonly threads: string;
  readonly provider: string;
  readonly palette: string;
  readonly providers: string;
  readonly runsOn: (provider: Provider, refused: ProviderSettled['refused']) => string;
  readonly maps: string;
  readonly json: string;
  readonly force: string;
  readonly lang: string;
  readonly help: string;
  readonly version: string;
  readonly models: string;
  readonly modelList: string;
  readonly modelCheck: string;
  readonly isDefault: string;
  /** What a model cannot do beside drawing. */
  readonly lacks: (parts: readonly (keyof Texts['parts'])[]) => string;
  readonly parts: Readonly<Record<ModelSummary['lacks'][number], string>>;
  readonly sound: string;
  readonly summary: (counts: { generated: number; reused: number; keys: number; failed: number }) => string;
  readonly secondsLeft: (seconds: number) => string;
  readonly failedTitle: string;
}

const EN: Texts = {
  titles: {},
  about: 'Draws the in-betweens of an animation cut from its key drawings, on this machine.',
  tween: 'draw in-betweens between two keys, in a folder of keys, or for a list of pairs',
  tweenMore: `
Three ways to call it:
  tween A.png B.png --t 0.25,0.5,0.75 --out DIR   writes DIR/t0.250.png and so on
  tween FOLDER --from 6 --to 24 --out DIR         writes a whole cut, or one cel
  tween --pairs pairs.jsonl                       one JSON object a line:
                                                  {"key0":"A.png","key1":"B.png","t":[0.5],"out":"DIR"}

Corrections (--corrections FILE, or "corrections" in a line of the pairs file) say where a joint, a line, a part or a
region belongs, in the schema of the document; docs/corrections.md has an example of each kind. What the drawing does
not obey is named.

How a folder becomes a sequence: a cut is a folder with a subfolder for each cel, or one folder of numbered
pictures. One step between numbers (their greatest common divisor) lasts 1/FROM second. One file is written for
each frame at TO frames a second, numbered onwards from the first key with its name and digits, so that the files
play at TO as they are. Keys are copied byte for byte where they are PNG, and held pictures stay held: in-betweens
fill the last step before the next key. DIR/nakawari.json lists which drawing is a key and which was generated.

Maps (--maps): flow to the second key (.flo and a colour wheel picture, pixels), keypoints (.json, pixel centres),
masks (indexed PNG), confidence (PNG, bright where the network is unsure).

Exit: 0 done, 1 some failed (listed), 2 wrong call, 3 this machine cannot (network files, disk, rights).`,
  inputs: 'two key drawings, or one folder',
  t: 'where the in-betweens lie, 0 to 1 (default: 0.5)',
  out: 'folder for the results; made when it is not there',
  from: 'keys a second, 3 to 12 (default: 6)',
  to: 'frames a second of the result, 12 to 60 (default: 24)',
  pairs: 'file with one pair a line',
  corrections: 'file with what a person says of the motion (docs/corrections.md)',
  notObeyed: (file, ids) => `${file}: not obeyed: ${ids}`,
  model: 'which model (default: see "model list")',
  addedModels: 'folder with models of your own (see models/README.md); may be given several times',
  threads: 'processor threads (default: physical cores)',
  provider:
    'run the networks on cpu, cuda, dml, coreml, webgpu, or auto; the processor where that fails (default: cpu)',
  palette:
    "give flat keys' own colours back at the end: automatic (by looking at the keys), on, off (default: automatic)",
  providers: 'try what the networks can run on here',
  runsOn: (provider, refused) =>
    [`The networks run on ${provider}.`, ...refused.map((one) => `  not on ${one.provider}: ${one.reason}`)].join('\n'),
  maps: 'also write: flow,keypoints,masks,confidence',
  json: 'one JSON object a line on the standard output',
  force: 'overwrite what is there',
  lang: 'language of messages: ja or en',
  help: 'show this help',
  version: 'show the version',
  models: 'what is installed',
  modelList: 'list the installed models',
  modelCheck: 'verify the network files against their manifest',
  isDefault: 'default',
  lacks: (parts) => `draws only: no ${parts.map((part) => EN.parts[part]).join(', no ')}`,
  parts: { maps: 'maps', corrections: 'corrections', doubt: 'doubt', palette: 'palette step' },
  sound: 'sound',
  summary: ({ generated, reused, keys, failed }) =>
    [
      `${generated} in-between${generated === 1 ? '' : 's'} drawn`,
      ...(reused > 0 ? [`${reused} taken from earlier runs`] : []),
      ...(keys > 0 ? [`${keys} key frame${keys === 1 ? '' : 's'} copied`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ].join(', '),
  secondsLeft: (seconds) => `${seconds} s left`,
  failedTitle: 'Not done:',
};

const JA: Texts = {
  titles: {
    'Usage:': '使い方:',
    'Options:': 'オプション:',
    'Commands:': 'コマンド:',
    'Arguments:': '引数:',
    'Global Options:': '共通オプション:',
  },
  about: '原画から中割りを描きます。すべてこのコンピュータの中で行います。',
  tween: '2 枚の原画、原画のフォルダ、または組の一覧から中割りを描く',
  tweenMore: `
呼び方は 3 通りです:
  tween A.png B.png --t 0.25,0.5,0.75 --out DIR   DIR/t0.250.png … を書き出す
  tween FOLDER --from 6 --to 24 --out DIR         カット全体、または 1 つのセルを書き出す
  tween --pairs pairs.jsonl                       1 行に 1 つの JSON:
                                                  {"key0":"A.png","key1":"B.png","t":[0.5],"out":"DIR"}

修正（--corrections FILE、または組の行の "corrections"）で、関節、線、部位、範囲のあるべき場所を書けます。書式は文書と同じで、
種類ごとの例が docs/corrections.md にあります。従えなかった修正は名前を表示します。

フォルダの読み方: カットは、セルごとのサブフォルダがあるフォルダ、または番号付きの画像だけのフォルダです。
番号の 1 歩（差の最大公約数）は 1/FROM 秒です。毎秒 TO コマで 1 コマに 1 ファイルを書き出し、番号は最初の原画から
続けます（名前と桁数はそのまま）。PNG の原画はそのまま（バイト単位で同じ）コピーし、止めは止めのまま残して、
次の原画の直前の 1 歩に中割りを入れます。原画か生成かは DIR/nakawari.json に記録します。

マップ（--maps）: flow は 2 枚目の原画への動き（.flo と色相環の画像、ピクセル）、keypoints は関節（.json、画素の中心）、
masks は部位（インデックス PNG）、confidence は自信のなさ（PNG、明るいほど不確か）。

終了コード: 0 完了、1 一部失敗（一覧を表示）、2 使い方の誤り、3 環境の問題（ネットワークのファイル、ディスク、権限）。`,
  inputs: '原画 2 枚、またはフォルダ 1 つ',
  t: '中割りの位置、0 から 1（既定: 0.5）',
  out: '書き出し先のフォルダ（なければ作る）',
  from: '原画の毎秒の枚数、3 から 12（既定: 6）',
  to: '結果の毎秒のコマ数、12 から 60（既定: 24）',
  pairs: '1 行に 1 組を書いたファイル',
  corrections: '動きの修正を書いたファイル（docs/corrections.md）',
  notObeyed: (file, ids) => `${file}: 従えなかった修正: ${ids}`,
  model: 'モデル（既定: model list を参照）',
  addedModels: '追加のモデルがあるフォルダ（models/README.md を参照、何度でも指定可）',
  threads: 'CPU スレッド数（既定: 物理コア数）',
  provider: 'ネットワークを動かす装置: cpu、cuda、dml、coreml、webgpu、auto。使えなければ CPU（既定: cpu）',
  palette: '平塗りの原画の色を最後に戻す: automatic（原画を見て決める）、on、off（既定: automatic）',
  providers: 'ネットワークを動かせる装置を試す',
  runsOn: (provider, refused) =>
    [
      `ネットワークは ${provider} で動きます。`,
      ...refused.map((one) => `  ${one.provider} は使えません: ${one.reason}`),
    ].join('\n'),
  maps: 'あわせて書き出す: flow,keypoints,masks,confidence',
  json: '標準出力に 1 行 1 つの JSON を書く',
  force: 'すでにあるファイルを上書きする',
  lang: '表示の言語: ja または en',
  help: 'この説明を表示する',
  version: '版を表示する',
  models: '入っているモデル',
  modelList: '入っているモデルの一覧',
  modelCheck: 'ネットワークのファイルを記録と照合する',
  isDefault: '既定',
  lacks: (parts) => `絵だけを描く（${parts.map((part) => JA.parts[part]).join('・')}なし）`,
  parts: { maps: 'マップ', corrections: '修正', doubt: '自信のなさ', palette: '色の仕上げ' },
  sound: '正常',
  summary: ({ generated, reused, keys, failed }) =>
    [
      `中割り ${generated} 枚を描きました`,
      ...(reused > 0 ? [`以前の結果 ${reused} 枚を使いました`] : []),
      ...(keys > 0 ? [`原画 ${keys} コマをコピーしました`] : []),
      ...(failed > 0 ? [`失敗 ${failed} 枚`] : []),
    ].join('、'),
  secondsLeft: (seconds) => `残り ${seconds} 秒`,
  failedTitle: 'できなかったもの:',
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ja: JA };
