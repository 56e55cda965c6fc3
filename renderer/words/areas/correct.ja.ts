import type { CorrectArea } from './correct';

export const correctJa: CorrectArea = {
  steps: {
    'add-correction': '修正の追加',
    'change-correction': '修正の変更',
    'remove-corrections': '修正の削除',
    'switch-corrections': '修正のオン・オフ',
    'move-corrections': '修正の移動',
    'copy-corrections': '次の区間への修正のコピー',
  },
};
