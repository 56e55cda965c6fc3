import type { StartArea } from './start';

export const startJa: StartArea = {
  start: {},
  actions: {},
  groups: {},
  steps: {},
};
