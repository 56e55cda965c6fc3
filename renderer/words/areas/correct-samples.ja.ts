import type { CorrectSamplesWords } from './correct-samples';

export const correctSamplesJa: CorrectSamplesWords = {
  title: '修正をサンプルとして書き出す',
  intro:
    'このコンピューターのフォルダに、原画、その間の修正、承認した中割り、そして使ってよい人についてのあなたの言葉を書き出します。どこにも送りません。',
  may: '使ってよい人',
  by: '表明した人',
  byHint: '名前（空でもかまいません）',
  note: '覚え書き',
  noteHint: '自分の言葉で：ライセンス、クレジット、条件',
  nothing: 'ここには書き出せる修正がありません（有効な修正がないか、領域を残しただけです）。',
  progress: '修正の書き出し',
  uses: { nobody: 'なし', 'this-project': 'このプロジェクト', research: '研究', anyone: 'だれでも' },
  usesHint: {
    nobody: '自分だけで持ちます。学習プログラムは受け付けません',
    'this-project': 'Nakawari のネットワークの学習に',
    research: '研究とその発表に',
    anyone: '目的を問いません',
  },
  counted: (count) => `修正 ${count} 件を書き出します。オフの修正と、作者・理由は書き出しません。`,
  written: (done, total) => `${total} 区間中 ${done} 区間済み`,
  done: (spans, folder) => `修正のある ${spans} 区間を ${folder} に書き出しました。`,
};
