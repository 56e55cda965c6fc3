import type { Action } from './action';

export const startActions: readonly Action[] = [];
