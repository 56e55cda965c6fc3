import type { CommandsArea } from './commands';

export const commandsJa: CommandsArea = {
  top: {
    saved: '保存済み',
    saving: '保存中',
    notSaved: '保存できていません',
    language: '言語',
    theme: '配色',
    dark: '暗い',
    light: '明るい',
    undoNothing: '元に戻す操作はありません',
    redoNothing: 'やり直す操作はありません',
  },
  help: {
    title: 'キーと印',
    signs: '絵の印',
    notEditable: 'Mac では Command が Ctrl と同じ働きをします。',
  },
  gestures: {
    title: 'マウス',
    zoomStage: 'カーソルの位置で拡大',
    panStage: '紙を動かす',
    scrub: 'コマを送る',
    zoomSheet: 'コマ幅を変える',
    select: '絵に移る',
    wheel: '画面でホイール',
    spaceDrag: 'Space を押しながらドラッグ、または中ボタン',
    rulerDrag: '目盛りをドラッグ',
    ctrlWheel: 'シートで Ctrl + ホイール',
    click: 'シートの絵をクリック',
  },
  actions: {
    help: 'キー一覧とヘルプ',
    language: '日本語 / 英語',
    theme: '暗い / 明るい配色',
  },
  groups: {
    program: 'プログラム',
  },
  steps: {},
};
