import type { GenerateArea } from './generate';

export const generateJa: GenerateArea = {
  generate: {
    group: '生成',
    button: (what) => `${what}を生成`,
    span: (cel) => `${cel} のこの区間`,
    cel: (cel) => `セル ${cel} `,
    cut: 'カット全体',
    menu: '生成する範囲を選ぶ',
    missing: (count) => `未作画 ${count} 枚`,
    allDrawn: 'すべて作画済み',
    auto: '中割りを自動で描く',
    autoHint: '足りない中割りを、再生位置に近いものから裏で描きます。',
    nothing: '中割りはすべて描かれています。',
    noModel: '使えるモデルがありません',
  },
  actions: {
    generateSpan: 'この区間を生成',
    generateSpanAgain: 'この区間を描き直す',
    generateCel: 'このセルを生成',
    generateCut: 'カット全体を生成',
    cancelJob: '進行中の作業を中止',
    autoDraw: '中割りを自動で描く',
    moreInbetweens: '中割りを 1 枚増やす',
    fewerInbetweens: '中割りを 1 枚減らす',
    onOnes: '1 コマ打ち',
    onTwos: '2 コマ打ち',
    onThrees: '3 コマ打ち',
  },
  groups: {
    generate: '生成',
  },
  steps: {
    'set-inbetween-count': '中割りの枚数',
    'set-exposure': 'コマ打ち',
    'set-rates': 'コマ数の設定',
    generate: '生成した絵',
  },
};
