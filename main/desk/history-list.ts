import type { HistoryList, HistoryStep } from '../contract/procedures';
import { countSteps, type History } from '../timeline/history';

/** Steps of one name that followed each other within this time are one line of the list. */
const ONE_LINE_MS = 3000;

/** The history as a person reads it. Steps that are done and steps that can be redone never share a line. */
export function historyList({ steps, position }: Pick<History, 'steps' | 'position'>): HistoryList {
  const lines: HistoryStep[] = [];
  let lastAt = '';
  const done = countSteps({ steps }, position);
  const heads = steps.filter(({ joined }, index) => index === 0 || joined !== true);
  for (const [index, { name, at }] of heads.entries()) {
    const line = lines.at(-1);
    const isClose = Date.parse(at) - Date.parse(lastAt) <= ONE_LINE_MS;
    if (line?.name === name && isClose && index !== done) lines[lines.length - 1] = { ...line, count: line.count + 1 };
    else lines.push({ name, count: 1, at });
    lastAt = at;
  }
  return { steps: lines, position: done };
}
