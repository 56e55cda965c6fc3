import type { Action } from './action';

export const compareActions: readonly Action[] = [];
