import type { Action } from './action';

export const chartActions: readonly Action[] = [];
