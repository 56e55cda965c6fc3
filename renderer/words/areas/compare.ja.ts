import type { CompareArea } from './compare';

export const compareJa: CompareArea = {
  compare: {},
  actions: {},
  groups: {},
  steps: {},
};
