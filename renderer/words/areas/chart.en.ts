import type { ChartArea } from './chart';

export const chartEn: ChartArea = {
  chart: {},
  actions: {},
  groups: {},
  steps: {},
};
