import type { ReviewArea } from './review';

export const reviewJa: ReviewArea = {
  review: {},
  actions: {},
  groups: {},
  steps: {},
};
