import type { CorrectArea } from './correct';

export const correctEn: CorrectArea = {
  steps: {
    'add-correction': 'correction added',
    'change-correction': 'correction changed',
    'remove-corrections': 'corrections removed',
    'switch-corrections': 'corrections switched on or off',
    'move-corrections': 'corrections moved',
    'copy-corrections': 'corrections copied to the next span',
  },
};
