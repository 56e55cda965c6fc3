import type { SheetArea } from './sheet';

export const sheetJa: SheetArea = {
  sheet: {
    region: 'タイムシート',
    grid: 'セルとコマのシート',
    ruler: '目盛り: コマと秒',
    playhead: '再生位置',
    cel: (name) => `セル ${name}`,
    hide: (name) => `セル ${name} を隠す`,
    show: (name) => `セル ${name} を見せる`,
    solo: (name) => `セル ${name} だけ見る`,
    hidden: '非表示',
    alone: 'これだけ',
    frameRange: (first, last) => (first === last ? `${first} コマ目` : `${first}–${last} コマ目`),
    cell: (cel, drawing, range) => `${cel}、${drawing}、${range}`,
    keyNamed: (number) => `原画 ${number}`,
    inbetweenNamed: (t, state) => `中割り t ${t}、${state}`,
    nothing: '絵なし',
    progress: (drawn, total) => `中割り ${drawn} / ${total} 枚`,
    frame: 'コマ',
    seconds: '秒 + コマ',
    zoomIn: 'コマ幅を広げる',
    zoomOut: 'コマ幅を狭める',
  },
  actions: {
    celAbove: '上のセル',
    celBelow: '下のセル',
    hideCel: 'セルを隠す / 見せる',
    soloCel: 'このセルだけ見る',
    sheetZoomIn: 'シートのコマ幅を広げる',
    sheetZoomOut: 'シートのコマ幅を狭める',
  },
  groups: {
    sheet: 'タイムシート',
  },
  steps: {},
};
