import type { ReviewArea } from './review';

export const reviewEn: ReviewArea = {
  review: {},
  actions: {},
  groups: {},
  steps: {},
};
