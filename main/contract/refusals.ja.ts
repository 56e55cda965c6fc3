import type { Refusal } from './refusals';
import type { Sentence } from './sentence';

export const JA_REFUSALS: Record<Refusal, Sentence> = {
  'not-drawn': { says: 'この絵はまだ描かれていません。', next: '先に描いてから、もう一度行ってください。' },
  'paste-not-drawn': {
    says: 'まだ描かれていない絵は、別のセルに貼り付けられません。',
    next: '先に描くか、描かれている絵をコピーしてください。',
  },
  'tick-taken': { says: 'ツメのこの位置にはもう目盛りがあります。', next: '原画の間の別の位置を選んでください。' },
  'tick-without-room': {
    says: 'ツメのこの位置の絵は、{after} コマ目と {before} コマ目の間から始まります。',
    next: 'その間のコマへ移るか、ツメの別の位置を選んでください。',
  },
  'drops-drawings': {
    says: '修正・承認・リテイクした絵 {drawings} 枚が外れてしまいます。',
    next: 'その絵の場所をツメに残すか、先に判定を取り消してください。',
  },
  'hides-drawings': {
    says: '修正・承認・リテイクした絵 {drawings} 枚のコマがなくなります。',
    next: 'その絵のコマが残るコマ数を選んでください。',
  },
  'cel-holds-drawings': {
    says: 'セル {cel} には絵があるので、消しません。',
    next: '見せたくないときは、セルを隠してください。',
  },
  'last-cel': { says: 'カットにはセルが 1 枚以上いります。', next: '先に別のセルを足してください。' },
  'after-the-cut': { says: 'カットは {frames} コマ目で終わります。', next: 'カットの中のコマを選んでください。' },
  'cut-too-long': {
    says: '1 カットは {most} コマまでです。',
    next: '挿入やくり返しのコマ数を減らしてください。',
  },
  'cycle-too-short': {
    says: '{until} コマ目は、1 周目の終わりの {end} コマ目より後ろではありません。',
    next: 'ループの終わりに、もっと後ろのコマを選んでください。',
  },
  'loop-too-long': {
    says: 'このループは {pictures} コマあります。{most} コマまで書き出せます。',
    next: '選ぶコマを減らして、書き出してください。',
  },
  'sizes-differ': {
    says: '2 枚の大きさが違います: {a} と {b} ピクセル。',
    next: '同じ大きさの絵を比べてください。',
  },
  'too-many-files': { says: '画像が {most} 枚を超えています。', next: 'カットを分けて入れてください。' },
  'paint-on-key': {
    says: 'これは原画です。人が描いたファイルなので、ここでは描き込みません。',
    next: '中割りに描き込むか、原画を描いたソフトで直してください。',
  },
  'paint-on-copy': {
    says: 'この絵はコピーなので、描き込めません。',
    next: 'コピー元の絵に描き込んで、もう一度貼り付けてください。',
  },
  'paint-other-size': {
    says: '描き込みの大きさは {a} ピクセル、用紙は {b} ピクセルです。',
    next: 'もう一度描き込んでください。',
  },
  'file-too-large': { says: '{file} は大きすぎます。', next: '小さく保存して、もう一度入れてください。' },
};
