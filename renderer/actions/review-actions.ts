import type { Action } from './action';

export const reviewActions: readonly Action[] = [];
