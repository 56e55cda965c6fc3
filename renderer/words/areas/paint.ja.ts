import type { PaintArea } from './paint';

export const paintJa: PaintArea = {
  paint: {},
  actions: {
    toolPencil: 'ツール：鉛筆',
    toolEraser: 'ツール：消しゴム',
    toolFill: 'ツール：塗りつぶし',
    toolLasso: 'ツール：投げなわ',
    toolPick: 'ツール：色を拾う',
  },
  groups: { paint: 'ペイント' },
  steps: {},
};
