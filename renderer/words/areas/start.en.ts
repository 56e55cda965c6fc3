import type { StartArea } from './start';

export const startEn: StartArea = {
  start: {},
  actions: {},
  groups: {},
  steps: {},
};
