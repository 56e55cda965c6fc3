import type { PaintArea } from './paint';

export const paintEn: PaintArea = {
  paint: {},
  actions: {
    toolPencil: 'Tool: pencil',
    toolEraser: 'Tool: eraser',
    toolFill: 'Tool: fill',
    toolLasso: 'Tool: lasso',
    toolPick: 'Tool: pick a colour',
  },
  groups: { paint: 'Paint' },
  steps: {},
};
