import type { ChartArea } from './chart';

export const chartJa: ChartArea = {
  chart: {},
  actions: {},
  groups: {},
  steps: {},
};
