import type { CompareArea } from './compare';

export const compareEn: CompareArea = {
  compare: {},
  actions: {},
  groups: {},
  steps: {},
};
